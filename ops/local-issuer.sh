#!/usr/bin/env bash
# A token issuer for one machine: a key, the set of keys the service reads, and tokens signed with it. For trying things out, never for
# production: whoever reads the key file may do everything.
#
#   ops/local-issuer.sh keys                              makes target/local-issuer/key.pem and jwks.json (a new key replaces the old one)
#   ops/local-issuer.sh token TENANT [SCOPES] [SECONDS]   prints a token; all scopes, for an hour, unless said otherwise
#
# TROTH_LOCAL_ISSUER names another directory. Needs bash and openssl.
set -euo pipefail

readonly issuer=https://issuer.local
readonly audience=troth
dir=${TROTH_LOCAL_ISSUER:-target/local-issuer}

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# The modulus is what a public RSA key is, beside the exponent 65537 (AQAB) that openssl always chooses.
modulus_hex() { openssl rsa -in "$dir/key.pem" -noout -modulus | sed 's/^Modulus=//'; }
modulus() { local hex; hex=$(modulus_hex); printf '%b' "$(sed 's/../\\x&/g' <<<"$hex")" | base64url; }
key_id() { modulus_hex | openssl dgst -sha256 -r | cut -c 1-16; }

make_keys() {
    mkdir -p "$dir"
    (umask 077 && openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$dir/key.pem" 2> "$dir/openssl.log")
    printf '{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"AQAB"}]}\n' "$(key_id)" "$(modulus)" > "$dir/jwks.json"
    cat <<END
export MP_JWT_VERIFY_ISSUER=$issuer
export MP_JWT_VERIFY_AUDIENCES=$audience
export MP_JWT_VERIFY_PUBLICKEY_LOCATION=file:$(cd "$dir" && pwd)/jwks.json
END
}

make_token() {
    local tenant=${1:?which tenant?} scopes=${2:-troth:read troth:write troth:admin} seconds=${3:-3600}
    [[ $tenant =~ ^[A-Za-z0-9._-]+$ && $scopes =~ ^[a-z:\ ]*$ && $seconds =~ ^[0-9]+$ ]] || { echo "not a tenant, scopes and seconds" >&2; exit 1; }
    local now head body
    now=$(date +%s)
    head=$(printf '{"alg":"RS256","typ":"JWT","kid":"%s"}' "$(key_id)" | base64url)
    body=$(printf '{"iss":"%s","aud":"%s","sub":"%s","tenant":"%s","scope":"%s","iat":%d,"exp":%d}' \
        "$issuer" "$audience" "${USER:-somebody}" "$tenant" "$scopes" "$now" "$((now + seconds))" | base64url)
    printf '%s.%s.%s\n' "$head" "$body" "$(printf '%s.%s' "$head" "$body" | openssl dgst -sha256 -sign "$dir/key.pem" -binary | base64url)"
}

case ${1:-} in
    keys) make_keys ;;
    token) shift; make_token "$@" ;;
    *) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 1 ;;
esac
