# Ends process groups whose owner is gone. Standard input is a pipe that the owner holds:
#   + GROUP SIGNAL   a group was started; SIGNAL asks it to end
#   - GROUP SIGNAL   it has ended, or its owner ended it
# The pipe closes with its owner, however the owner ends. What is left then is asked, and after 3 s killed.
held=' '
while read -r sign group signal; do
  case $sign in
  +) held="$held$group:$signal " ;;
  -) case $held in *" $group:$signal "*) held="${held%% "$group:$signal" *} ${held#* "$group:$signal" }" ;; esac ;;
  esac
done
for entry in $held; do kill -s "${entry#*:}" -- "-${entry%:*}" 2>/dev/null; done
tries=30
while [ "$tries" -gt 0 ]; do
  alive=0
  for entry in $held; do kill -s 0 -- "-${entry%:*}" 2>/dev/null && alive=1; done
  [ "$alive" = 0 ] && exit 0
  sleep 0.1
  tries=$((tries - 1))
done
for entry in $held; do kill -s KILL -- "-${entry%:*}" 2>/dev/null; done
