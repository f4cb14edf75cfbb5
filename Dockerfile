# The builder has the tools; the image that runs has Python, the libraries and the program.
FROM python:3.11-slim AS builder
WORKDIR /src
RUN python -m venv /opt/sapa && pip install --no-cache-dir uv
COPY pyproject.toml requirements.lock README.md ./
RUN uv pip install --no-cache --python /opt/sapa/bin/python \
    --require-hashes -r pyproject.toml -c requirements.lock
COPY . .
RUN /opt/sapa/bin/python -m locales compile \
    && uv pip install --no-cache --python /opt/sapa/bin/python --no-deps . \
    && rm -rf /opt/sapa/bin/pip* /opt/sapa/lib/python3*/site-packages/pip*

FROM python:3.11-slim
RUN pip uninstall --yes --quiet setuptools wheel pip || true
RUN useradd --create-home --uid 10001 sapa && install -d -o sapa -g sapa /data
COPY --from=builder /opt/sapa /opt/sapa
ENV PATH=/opt/sapa/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    SAPA_HOST=0.0.0.0 \
    SAPA_PORT=8000 \
    SAPA_DATABASE_URL=sqlite:////data/sapa.db \
    SAPA_MEDIA_DIR=/data/media
USER sapa
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health', timeout=4)"]
CMD ["sapa", "serve"]
