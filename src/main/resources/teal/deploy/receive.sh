# Writes standard input to a file. $1 its path
cat >"$1"
