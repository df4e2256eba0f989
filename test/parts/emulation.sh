# Has the kernel start programs for arm64 by the emulator $1, until this process is asked to end.
set -eu
folder=/proc/sys/fs/binfmt_misc
name=flipgate-$$
mounted=
if [ ! -e "$folder/register" ]; then
  mount -t binfmt_misc binfmt_misc "$folder"
  mounted=yes
fi
undo() {
  echo -1 >"$folder/$name"
  # Busy when somebody else has begun to use it: then it stays.
  [ -z "$mounted" ] || umount "$folder" 2>/dev/null || true
}
# An ELF header for aarch64. F: the kernel keeps the emulator open, so that it works in every container.
magic='\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00'
mask='\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff'
trap undo EXIT
trap 'exit 0' TERM INT
printf ':%s:M::%s:%s:%s:OCF' "$name" "$magic" "$mask" "$1" >"$folder/register"
echo "registered as $name"
# An owner that was killed reads no more, and a word to it would kill this.
exec >/dev/null 2>&1
while :; do
  sleep 3600 &
  wait $!
done
