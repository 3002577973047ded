#!/usr/bin/env bash
# Checks and tests the alert rules with promtool (in Debian's package prometheus, and in every release of Prometheus). PROMTOOL names another one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../k8s/components/monitoring"
promtool=${PROMTOOL:-promtool}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
# A PrometheusRule holds in spec what promtool reads as a file.
sed -n '/^spec:/,$ { /^spec:/d; s/^  //; p }' prometheusrule.yaml > "$work/rules.yaml"
cp tests/*.yaml "$work"
"$promtool" check rules "$work/rules.yaml"
"$promtool" test rules "$work"/*.test.yaml
