# Removes an unfinished upload. $1 directory, $2 temporary name
cd -- "$1" || exit 1
remove "releases/$2"
