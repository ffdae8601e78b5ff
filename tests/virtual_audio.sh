#!/usr/bin/env bash
# A sound card made of software: a PulseAudio of our own with one microphone and one loudspeaker, for machines without
# sound.  It neither finds nor touches a sound server that already runs.
#
#   virtual_audio.sh start             start it, and print the environment that leads programs to it
#   virtual_audio.sh stop              end it
#   virtual_audio.sh say FILE.wav      play a file into the microphone; returns when it has been played
#   virtual_audio.sh record FILE.wav   record the loudspeaker until SIGINT or SIGTERM
#   virtual_audio.sh mic in|out        plug the microphone in, or pull it out
#   virtual_audio.sh speaker in|out    the same for the loudspeaker
#   virtual_audio.sh echo on|off       let the microphone hear the loudspeaker, as in a room
#
# VIRTUAL_AUDIO names the folder of its state and must be given.  Needs pulseaudio and pulseaudio-utils.
set -euo pipefail

home="${VIRTUAL_AUDIO:?name a folder for the state in VIRTUAL_AUDIO}"
rate=48000
echo_ms=40

export PULSE_SERVER="unix:$home/socket" PULSE_RUNTIME_PATH="$home/runtime" PULSE_STATE_PATH="$home/state"
export PULSE_COOKIE="$home/cookie" PULSE_CLIENTCONFIG="$home/client.conf"
unset PULSE_SINK PULSE_SOURCE

fail() { echo "virtual_audio: $*" >&2; exit 1; }

# A process is named for good by its number together with the moment of its start: numbers are used again.  One that
# has ended and was not yet buried (state Z) is gone.
started_at() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'; }

server() {
    local number moment
    read -r number moment 2>/dev/null <"$home/server" || return 1
    [ -n "$moment" ] && [ "$(started_at "$number")" = "$moment" ] || return 1
    echo "$number"
}

loaded() { pactl list short modules | grep -q "$1"; }

unload() {
    pactl list short modules | awk -v word="$1" 'index($0, word) { print $1 }' | sort -rn | while read -r module; do
        pactl unload-module "$module"
    done
}

# norewinds=1: without it the null sink takes back what it has already given away when a stream begins or ends, and
# some samples are heard twice or never.
sink() {
    loaded "sink_name=$1" || pactl load-module module-null-sink sink_name="$1" norewinds=1 rate="$rate" format=s16le \
        channels=1 sink_properties="device.description=\"$2\"" >/dev/null
}

microphone() {
    if [ "$1" = out ]; then
        unload source_name=microphone
        unload sink_name=mouth
        return
    fi
    sink mouth "Mouth"
    loaded source_name=microphone || pactl load-module module-remap-source master=mouth.monitor \
        source_name=microphone rate="$rate" format=s16le channels=1 \
        source_properties="device.description=\"Virtual\\ Microphone\"" >/dev/null
    pactl set-default-source microphone
}

loudspeaker() {
    if [ "$1" = out ]; then
        unload sink_name=loudspeaker
        return
    fi
    sink loudspeaker "Virtual\\ Loudspeaker"
    pactl set-default-sink loudspeaker
}

room() {
    unload source=loudspeaker.monitor
    [ "$1" = off ] || pactl load-module module-loopback source=loudspeaker.monitor sink=mouth \
        latency_msec="$echo_ms" source_dont_move=true sink_dont_move=true >/dev/null
}

start() {
    command -v pulseaudio >/dev/null && command -v pactl >/dev/null || fail "PulseAudio is not installed"
    mkdir -p "$home/runtime" "$home/state"
    chmod 700 "$home" "$home/runtime"
    if ! server >/dev/null; then
        printf 'autospawn = no\nenable-shm = no\n' >"$PULSE_CLIENTCONFIG"
        echo "load-module module-native-protocol-unix auth-anonymous=1 auth-cookie-enabled=0 socket=$home/socket" \
            >"$home/server.pa"
        # Real-time priority, or a busy machine tears holes into the sound.
        setsid pulseaudio -n -F "$home/server.pa" --daemonize=no --exit-idle-time=-1 --use-pid-file=no \
            --disable-shm=yes --high-priority=yes --realtime=yes --log-level=error \
            >>"$home/log" 2>&1 </dev/null &
        local number=$!
        disown
        echo "$number $(started_at "$number")" >"$home/server"
        for _ in $(seq 100); do
            pactl info >/dev/null 2>&1 && break
            server >/dev/null || fail "PulseAudio ended at its start: $(tail -3 "$home/log")"
            sleep 0.05
        done
    fi
    loudspeaker in
    microphone in
    for name in PULSE_SERVER PULSE_RUNTIME_PATH PULSE_STATE_PATH PULSE_COOKIE PULSE_CLIENTCONFIG; do
        echo "$name=${!name}"
    done
}

stop() {
    local number
    number=$(server) || return 0
    kill -TERM "$number" 2>/dev/null || true
    for _ in $(seq 60); do
        server >/dev/null || break
        sleep 0.05
    done
    if number=$(server); then kill -KILL "$number" 2>/dev/null || true; fi
    rm -f "$home/server" "$home/socket"
}

case "${1:-}" in
    start) start ;;
    stop) stop ;;
    say) exec paplay --device=mouth "${2:?say FILE.wav}" ;;
    record) exec parec --device=loudspeaker.monitor --file-format=wav --rate="$rate" --channels=1 --format=s16le \
        --latency-msec=20 "${2:?record FILE.wav}" ;;
    mic) microphone "${2:?in or out}" ;;
    speaker) loudspeaker "${2:?in or out}" ;;
    echo) room "${2:?on or off}" ;;
    *) sed -n '2,14p' "$0" >&2; exit 2 ;;
esac
