# Removes directories in releases/, below the application's directory
left() {
  echo "left $PWD/$1: $(printf '%s' "$2" | head -n 1)"
}
# What is somebody else's cannot be removed: it is reported, and tried again next time
remove() {
  chmod -R u+rwX "$1" 2>/dev/null # for rm, which says what it cannot remove
  complaint=$(rm -rf "$1" 2>&1) || { left "$1" "$complaint"; return 1; }
}
