# Removes an unfinished upload. $1 directory, $2 temporary name
cd -- "$1/releases" || exit 1
chmod -R u+rwX "$2" && rm -rf "$2"
