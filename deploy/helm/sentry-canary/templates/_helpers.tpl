{{- define "canary.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-{{ .Chart.Name }}{{ end }}
{{- end }}

{{- define "canary.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "canary.labels" -}}
{{ include "canary.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "canary.image" -}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- end }}

{{- /* What every pod here has in common: the restricted standard, and nothing to call the API with. */ -}}
{{- define "canary.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "canary.locked" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "canary.secret" -}}
{{- with .Values.secret.name }}
envFrom:
  - secretRef:
      name: {{ . }}
{{- end }}
{{- end }}

{{- /* A pod that runs verify once: the test and the CronJob. One attempt: a retry that hides a fault is a lie. */ -}}
{{- define "canary.verify" -}}
restartPolicy: Never
{{ include "canary.pod" . }}
containers:
  - name: verify
    {{- include "canary.image" . | nindent 4 }}
    {{- if .Values.secret.name }}
    args: [verify, --stage, {{ .Values.verify.stage }}, --timeout, {{ .Values.verify.timeout }}]
    {{- else }}
    args: [verify, --inbox, --timeout, {{ .Values.verify.timeout }}]
    {{- end }}
    terminationMessagePolicy: FallbackToLogsOnError
    env:
      - name: CANARY_SPOOL_DIR
        value: ""
      {{- range $name, $value := .Values.env }}
      - name: {{ $name }}
        value: {{ $value | quote }}
      {{- end }}
    {{- include "canary.secret" . | nindent 4 }}
    resources:
      requests:
        cpu: 100m
        memory: 192Mi
      limits:
        memory: 512Mi
    securityContext:
      {{- include "canary.locked" . | nindent 6 }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
volumes:
  - name: tmp
    emptyDir:
      medium: Memory
      sizeLimit: 64Mi
{{- end }}
