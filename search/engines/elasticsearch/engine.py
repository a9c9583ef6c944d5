from elastic_transport import ObjectApiResponse

from search.engines.base import EngineAnswer, EngineQuery, Hit
from search.engines.elasticsearch.client import search_client, unavailable_on_failure
from search.engines.elasticsearch.indices import alias_of
from search.engines.elasticsearch.request import request_parameters


class ElasticsearchEngine:
    name = "elasticsearch"

    def search(self, query: EngineQuery) -> EngineAnswer:
        with unavailable_on_failure():
            answer = search_client().search(index=alias_of(query.language), **request_parameters(query))
        return _answer(answer)


def _answer(answer: ObjectApiResponse) -> EngineAnswer:
    hits = answer["hits"]
    return EngineAnswer(
        total=hits["total"]["value"],
        hits=tuple(Hit(hit["_source"]["page_id"], hit["_source"]["language"]) for hit in hits["hits"]),
        counts={
            facet: {bucket["key"]: bucket["doc_count"] for bucket in found["values"]["buckets"]}
            for facet, found in answer.get("aggregations", {}).items()
        },
    )
