#!/bin/bash
# machine.sh SCRIPT DEB...: boots this machine's own systemd in namespaces, with this machine's files as a disk that forgets, and runs
# SCRIPT there, the packages beside it. Nothing outside is touched; the network is a loopback of its own. Needs root and overlay mounts.
set -eu
if [ "${1:-}" != inside ]; then
    state=$(mktemp -d)
    trap 'rmdir "$state"' EXIT
    unshare --mount --pid --fork --cgroup --net --kill-child "$0" inside "$state" "$@"
    exit
fi
state=$2
script=$3
shift 3

ip link set lo up
mount -t tmpfs none "$state"
root=$state/root
mkdir "$state/upper" "$state/work" "$root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$state/upper,workdir=$state/work" "$root"
mkdir "$root/checks"
cp "$script" "$root/checks/check.sh"
cp "$@" "$root/checks/"
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount -t cgroup2 none "$root/sys/fs/cgroup"
mount --rbind /dev "$root/dev"
for empty in run tmp; do
    mount -t tmpfs none "$root/$empty"
done

# Where the machine itself may start no service (a container's image), this one may.
rm -f "$root/usr/sbin/policy-rc.d"

units=$root/etc/systemd/system
mkdir -p "$units"
ln -sf /lib/systemd/system/basic.target "$units/default.target"
for unit in $(cd "$root/lib/systemd/system" && ls | grep -E 'udev|journald|getty|logind|tmpfiles|modules|sysctl|remount|random|mount$|swap|timer$'); do
    ln -sf /dev/null "$units/$unit"
done
cat > "$units/check.service" << END
[Unit]
After=basic.target
[Service]
Type=oneshot
StandardOutput=file:/said
StandardError=inherit
ExecStart=/bin/bash /checks/check.sh
ExecStopPost=/bin/sh -c 'echo \$EXIT_STATUS > /ended'
TimeoutStartSec=infinity
END
mkdir -p "$units/multi-user.target.wants" "$units/basic.target.wants"
ln -sf ../check.service "$units/basic.target.wants/check.service"

# This shell is process 1 and becomes systemd; who watches is a child of it.
(
    until [ -e "$root/ended" ]; do
        sleep 0.2
    done
    cp "$root/said" "$state/said"
    cat "$state/said"
    kill -s RTMIN+13 1 # systemd: exit at once
) &
exec chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin container=test /lib/systemd/systemd --system \
    --log-target=console --log-level=warning
