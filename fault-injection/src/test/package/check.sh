#!/bin/bash
# Installs, upgrades, removes and purges both packages under a running systemd. One line a check: "PKG-OK NAME" or "PKG-BAD NAME".
set -u
deb=$(ls /checks/pilotlight_*.deb)
cloud=$(ls /checks/pilotlight-cloud_*.deb)
config=/etc/pilotlight/agent.yaml
bad=0

check() { # NAME COMMAND...
    local name=$1
    shift
    if "$@" > /tmp/why 2>&1; then
        echo "PKG-OK $name"
    else
        echo "PKG-BAD $name: $*"
        sed 's/^/    /' /tmp/why
        bad=1
    fi
}
not() { ! "$@"; }
within() { # SECONDS COMMAND...
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.1
    done
}
pid() { systemctl show --property MainPID --value pilotlight; }
alive() { curl -sf -m 1 -o /dev/null http://127.0.0.1:8080/healthz; }
another() { [ "$(pid)" != 0 ] && [ "$(pid)" != "$1" ] && alive; }
trimmed() { not ls /usr/lib/jvm/*25*/bin/jlink || readlink "/proc/$(pid)/exe" | grep /usr/lib/pilotlight/runtime/; }
mode() { [ "$(stat -c '%a %U' "$1")" = "$2" ] || { stat "$1"; return 1; }; }
at_most() { [ "$1" -le "$2" ] || { echo "is $1, want at most $2"; return 1; }; }

# What Debian would install with it: a Java 25 is on this machine, but not as a package.
mkdir -p /tmp/java/DEBIAN
printf '%s\n' 'Package: java25' 'Version: 1' 'Architecture: all' 'Maintainer: nobody <n@localhost>' \
    'Provides: java25-runtime-headless' 'Description: stands for the Java that is here' > /tmp/java/DEBIAN/control
dpkg-deb --build /tmp/java /tmp/java.deb > /dev/null
groupadd --system --force gpio
groupadd --system --force i2c
dpkg -i /tmp/java.deb > /dev/null

dpkg -i "$deb" > /tmp/install 2>&1
check "one command installs it and it controls" within 20 alive
check "it runs as a user of its own" test "$(ps -o user= -p "$(pid)")" = pilotlight
check "who may use pins and buses" grep -q gpio <(id pilotlight)
check "the start cache was made on this machine" test -s /var/cache/pilotlight/run.aot
check "it runs on a Java of its modules alone, where there is jlink" trimmed
check "its data is nobody else's business" mode /var/lib/pilotlight "750 pilotlight"
check "it starts with the machine" systemctl is-enabled pilotlight

cat > $config << END
schema: 1
thing: hall
hardware: {driver: house}
page: {host: 127.0.0.1, port: 8080}
END
systemctl restart pilotlight
check "an edited configuration holds after a restart" within 20 alive
check "people can ask it" grep -q "room is" <(pilotlight status)
pilotlight set 22.5 --permanent > /dev/null

old=$(pid)
kill -9 "$old"
check "killed, it is back" within 20 another "$old"
mkdir -p /run/systemd/system/pilotlight.service.d
printf '[Service]\nWatchdogSec=3\n' > /run/systemd/system/pilotlight.service.d/sooner.conf
systemctl daemon-reload
systemctl restart pilotlight
within 20 alive
old=$(pid)
kill -STOP "$old"
check "hung, the watchdog ends it and it is back" within 30 another "$old"
rm -r /run/systemd/system/pilotlight.service.d
systemctl daemon-reload

# An upgrade: the same files under a higher version.
dpkg-deb -R "$deb" /tmp/next
sed -i 's/^Version: .*/Version: 99/' /tmp/next/DEBIAN/control
dpkg-deb --build /tmp/next /tmp/next.deb > /dev/null
systemctl restart pilotlight
within 20 alive
old=$(pid)
(
    last=$(date +%s%N)
    worst=0
    until [ -e /tmp/upgraded ]; do
        if alive; then
            now=$(date +%s%N)
            [ $((now - last)) -le $worst ] || worst=$((now - last))
            last=$now
        fi
        sleep 0.05
        echo $((worst / 1000000)) > /tmp/gap
    done
) &
began=$(date +%s%N)
dpkg --force-confold -i /tmp/next.deb > /tmp/upgrade 2>&1
check "an upgrade restarts it" within 20 another "$old"
echo "PKG-FIGURE upgrade took $((($(date +%s%N) - began) / 1000000)) ms"
sleep 0.3
touch /tmp/upgraded
wait
echo "PKG-FIGURE without an answer for at most $(cat /tmp/gap) ms"
check "in an upgrade nobody is without control for 10 s" at_most "$(cat /tmp/gap)" 10000
check "an upgrade keeps the configuration" grep -q "driver: house" $config
check "an upgrade keeps what people set" grep -q "22.5" <(pilotlight status)

dpkg -r pilotlight > /tmp/remove 2>&1
check "removed, it runs no more" not alive
check "removed, its programs are gone" test ! -e /usr/lib/pilotlight -a ! -e /usr/bin/pilotlight
check "removed, the configuration stays" test -s $config
check "removed, the journal stays" test -s /var/lib/pilotlight/pilotlight.db
dpkg -i "$deb" > /tmp/again 2>&1
check "installed again it knows what people set" within 20 grep -q "22.5" <(sleep 3; pilotlight status)
dpkg --purge pilotlight > /tmp/purge 2>&1
check "purged, nothing of it is left" not ls /etc/pilotlight /var/lib/pilotlight /var/cache/pilotlight

ready() { curl -skf -m 1 -o /dev/null https://127.0.0.1:8443/healthz; }
dpkg -i "$cloud" > /tmp/cloud 2>&1
check "the cloud is installed and answers" within 60 ready
check "the cloud runs as a user of its own" test -n "$(pgrep -u pilotlight-cloud java)"
dpkg -r pilotlight-cloud > /tmp/cloud 2>&1
check "the cloud removed runs no more" not ready
check "the cloud removed keeps its authority" test -d /var/lib/pilotlight-cloud
dpkg --purge pilotlight-cloud > /tmp/cloud 2>&1
check "the cloud purged leaves nothing" not ls /var/lib/pilotlight-cloud /etc/default/pilotlight-cloud
exit $bad
