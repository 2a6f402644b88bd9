# Turns an upload into a version. $1 directory, $2 version, $3 temporary name, $4 SHA-256, $5 tar or file,
# $6 file name, $7 versions to keep besides the current one
cd -- "$1/releases/$3" || exit 1
abandon() {
  echo "$1"
  cd .. && chmod -R u+rwX "$temporary" && rm -rf "$temporary"
  exit 1
}
temporary=$3
if command -v sha256sum >/dev/null 2>&1; then sum=$(sha256sum <upload)
elif command -v shasum >/dev/null 2>&1; then sum=$(shasum -a 256 <upload)
else sum=$(openssl dgst -sha256 -r <upload); fi
sum=${sum%% *}
[ "$sum" = "$4" ] || abandon "the uploaded file has the SHA-256 '$sum', not $4: it was damaged on its way"
mkdir content || abandon "cannot make a directory"
if [ "$5" = tar ]; then tar -xzof upload -C content || abandon "tar could not unpack the artifact"
else mv upload "content/$6" || abandon "cannot rename the upload"; fi
printf '%s\n' "$4" >content/.teal-sha256 || abandon "cannot write the digest"
if [ -e "../$2" ] || [ -h "../$2" ]; then abandon "releases/$2 appeared meanwhile"; fi
# A version directory is always complete: it gets its name last, in one step
mv content "../$2" || abandon "cannot rename the version into place"
cd .. && rm -rf "$temporary"
cd .. || exit 1
current=$(readlink current 2>/dev/null)
previous=$(readlink previous 2>/dev/null)
kept=0
ls -1t releases | while IFS= read -r old; do
  case $old in *[!0-9A-Za-z._+-]* | .*) continue ;; esac
  if [ "$old" = "${current##*/}" ] || [ ! -f "releases/$old/.teal-sha256" ] || [ -h "releases/$old" ]; then continue; fi
  kept=$((kept + 1))
  if [ "$kept" -le "$7" ] || [ "$old" = "${previous##*/}" ] || [ "$old" = "$2" ]; then continue; fi
  chmod -R u+rwX "releases/$old"
  rm -rf "releases/$old"
  echo "removed $old"
done
exit 0
