FROM python:3.13-slim AS site

ENV SEARCH_DICTIONARY_DIR=/srv/avoinhallinto/dictionaries PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=avoinhallinto.settings.production
WORKDIR /srv/avoinhallinto

COPY requirements.txt .
RUN python -m pip install --no-cache-dir --require-hashes -r requirements.txt

COPY . .
# Collecting the static files needs settings that are complete, but none of these values is kept.
RUN export SECRET_KEY=build ALLOWED_HOSTS=build DATABASE_URL=sqlite:////tmp/build \
 && python manage.py compile_interface \
 && python -m search.analysis.dictionaries /srv/avoinhallinto/dictionaries \
 && python manage.py collectstatic --noinput \
 && useradd --system --home /srv/avoinhallinto site && mkdir -p var && chown site var

USER site
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "4", "--access-logfile", "-", "avoinhallinto.wsgi"]
