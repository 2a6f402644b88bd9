# Tells whether a release could work here, and changes nothing. $1 the application's directory. The last line shows that
# nothing is missing
for tool in awk cat chmod df gzip head id ln ls mkdir mv readlink rm tar; do
  command -v "$tool" >/dev/null 2>&1 || echo "missing $tool"
done
command -v sha256sum >/dev/null 2>&1 || command -v shasum >/dev/null 2>&1 || command -v openssl >/dev/null 2>&1 ||
  echo "missing sha256sum, shasum or openssl"
echo "clock $(date +%s)"
place=$1
while [ ! -e "$place" ]; do
  case $place in
    /*/*) place=${place%/*} ;;
    /*) place=/ ;;
    */*) place=${place%/*} ;;
    *) place=. ;;
  esac
done
echo "place $place"
for directory in "$place" "$1/releases"; do
  if [ -e "$directory" ] && { [ ! -d "$directory" ] || [ ! -w "$directory" ] || [ ! -x "$directory" ]; }; then
    echo "unwritable $directory"
  fi
done
echo "account $(id -un)"
space=$(df -Pk "$place") && echo "$space" | awk 'NR == 2 { print "free", $4 }'
# Not in POSIX: a system that does not know it says nothing. The column's place differs, and some file systems count none
inodes=$(df -Pi "$place" 2>/dev/null) && echo "$inodes" | awk '
  NR == 1 { for (i = 1; i <= NF; i++) { if (tolower($i) == "ifree") free = i; if (tolower($i) == "iused") used = i } }
  NR == 2 && free && used && $free + $used > 0 { print "inodes", $free }'
if [ -h "$1/current" ] && cd -- "$1/current/" 2>/dev/null; then
  size=$(du -sk . 2>/dev/null) && echo "size ${size%%[!0-9]*}"
  files=$(find . 2>/dev/null | awk 'END { print NR }') && echo "files $files"
fi
echo checked
