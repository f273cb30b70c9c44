# The folders that Postfix's own start script would make (postfix-script(8)), with their owners.
set -e
mkdir queue data
cd queue
mkdir active bounce corrupt defer deferred flush hold incoming private saved trace maildrop public pid
chmod 700 active bounce corrupt defer deferred flush hold incoming private saved trace ../data
chown postfix active bounce corrupt defer deferred flush hold incoming private saved trace maildrop public ../data
chgrp postdrop maildrop public
chmod 730 maildrop
chmod 710 public
