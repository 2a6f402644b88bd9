# Turns an upload into a version. $1 directory, $2 version, $3 temporary name, $4 SHA-256 of the upload, $5 tar or file,
# $6 file name, $7 SHA-256 of the artifact, $8 versions to keep besides the current one. The last line is the answer
cd -- "$1/releases/$3" || exit 1
temporary=$3
abandon() {
  echo "$1"
  cd ../.. && remove "releases/$temporary"
  exit 1
}
if command -v sha256sum >/dev/null 2>&1; then sum=$(sha256sum <upload)
elif command -v shasum >/dev/null 2>&1; then sum=$(shasum -a 256 <upload)
else sum=$(openssl dgst -sha256 -r <upload); fi || abandon "cannot read the upload again"
sum=${sum%% *}
[ "$sum" = "$4" ] || abandon "the uploaded file has the SHA-256 '$sum', not $4: it was damaged on its way"
mkdir content || abandon "cannot make a directory"
if [ "$5" = tar ]; then tar -xzof upload -C content || abandon "tar could not unpack the artifact"
else mv upload "content/$6" || abandon "cannot rename the upload"; fi
printf '%s\n' "$7" >content/.teal-sha256 || abandon "cannot write the digest"
if [ -e "../$2" ] || [ -h "../$2" ]; then abandon "releases/$2 appeared meanwhile"; fi
# A version directory is always complete: it gets its name last, in one step
mv content "../$2" || abandon "cannot rename the version into place"
# From here on the version is there, and what cannot be cleaned up is only reported
cd ../.. || exit 1
remove "releases/$temporary"
linked() {
  if [ -h "$1" ]; then readlink "$1"; fi
}
clean() {
  current=$(linked current) || { left current "cannot be read, so no old version is removed"; return; }
  previous=$(linked previous) || { left previous "cannot be read, so no old version is removed"; return; }
  all=$(ls -1t releases) || { left releases "cannot be read, so no old version is removed"; return; }
  random=${temporary%.tmp}
  random=${random##*.}
  kept=0
  set -f
  IFS='
'
  for old in $all; do
    case $old in *[!0-9A-Za-z._+-]* | .*) continue ;; esac
    if [ "$old" = "${current##*/}" ] || [ ! -f "releases/$old/.teal-sha256" ] || [ -h "releases/$old" ]; then continue; fi
    kept=$((kept + 1))
    if [ "$kept" -le "$1" ] || [ "$old" = "${previous##*/}" ] || [ "$old" = "$2" ]; then continue; fi
    # Out of the way first: a version that is only partly there must not look like one
    complaint=$(mv "releases/$old" "releases/.$old.$random.tmp" 2>&1) || { left "releases/$old" "$complaint"; continue; }
    remove "releases/.$old.$random.tmp" && echo "removed $old"
  done
}
clean "$8" "$2"
echo complete
