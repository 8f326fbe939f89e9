# The bot, as `zhicheng serve`; `docker run --rm -it IMAGE chat` and every other command work too.
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY bot bot
COPY dialogs dialogs
COPY rules rules
RUN python -m venv /opt/zhicheng \
 && /opt/zhicheng/bin/pip install --no-cache-dir --disable-pip-version-check -c constraints.txt '.[postgresql]' \
 && /opt/zhicheng/bin/pip uninstall --yes pip \
 && /opt/zhicheng/bin/zhicheng parse 硕士 > /dev/null # what is kept beside the bytecode is then in the image

FROM python:3.13-slim
COPY --from=build /opt/zhicheng /opt/zhicheng
# Nothing is written but what is kept; in a container, to listen on 127.0.0.1 is to listen to nobody.
ENV PATH=/opt/zhicheng/bin:$PATH \
    DATA_DIR=/data \
    WEBHOOK_HOST=0.0.0.0 \
    WEB_HOST=0.0.0.0
RUN useradd --system --uid 10001 --no-create-home zhicheng && install -d -o zhicheng -m 0700 /data
USER 10001
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:%s/healthz' % (os.environ.get('METRICS_PORT') or 9464))"]
ENTRYPOINT ["zhicheng"]
CMD ["serve"]
