package id.payung.fieldwork;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * The bodies of sync and of pieces, which the handlers read as they come: a field that a later phone adds is kept out
 * of the way of nobody, and a record that cannot be read is refused alone, so no class stands for them.
 */
@Component
class SyncOpenApiCustomizer implements OpenApiCustomizer {
  private static final String BASE = "/api/v1/{regency}";

  private final PhoneRecordKinds kinds;

  SyncOpenApiCustomizer(PhoneRecordKinds kinds) {
    this.kinds = kinds;
  }

  @Override
  public void customise(OpenAPI api) {
    setRequestBody(requirePath(api, "/sync/push"), "application/json", pushSchema());
    setRequestBody(requirePath(api, "/sync/pull"), "application/json", pullSchema());
    setRequestBody(requirePath(api, "/envelopes"), "application/octet-stream", new StringSchema().format("binary"));
    PathItem piece = requirePath(api, "/uploads/{id}");
    piece.getPatch().requestBody(requestBody("application/offset+octet-stream", new StringSchema().format("binary")));
  }

  private static PathItem requirePath(OpenAPI api, String path) {
    return Objects.requireNonNull(api.getPaths().get(BASE + path), path);
  }

  private static void setRequestBody(PathItem path, String type, Schema<?> schema) {
    path.getPost().requestBody(requestBody(type, schema));
  }

  private static RequestBody requestBody(String type, Schema<?> schema) {
    return new RequestBody().required(true).content(new Content().addMediaType(type, new MediaType().schema(schema)));
  }

  private Schema<?> pushSchema() {
    List<String> codes = kinds.all().stream().map(kind -> kind.declaration().code()).toList();
    Schema<?> record = new ObjectSchema()
        .addProperty("id", new UUIDSchema().description("made on the phone; the same again stores nothing"))
        .addProperty("kind", new StringSchema()._enum(codes))
        .addProperty("author", new UUIDSchema())
        .addProperty("mandate", new UUIDSchema().description("of the day it was written; may have ended since"))
        .addProperty("writtenAt", new DateTimeSchema().description("by the phone's clock"))
        .addProperty("basedOn",
            new IntegerSchema().description("the version an edit began from; null for a new record"))
        .addProperty("body", new ObjectSchema().description("the record as docs/field-app.md describes it"))
        .required(List.of("id", "kind", "writtenAt", "body"));
    ArraySchema records = new ArraySchema();
    records.items(record).maxItems(PushRequest.MAX_RECORDS);
    return new ObjectSchema().addProperty("version", versionSchema())
        .addProperty("device", new UUIDSchema())
        .addProperty("sentAt", new DateTimeSchema())
        .addProperty("records", records)
        .required(List.of("version", "device", "records"));
  }

  private static Schema<?> pullSchema() {
    return new ObjectSchema().addProperty("version", versionSchema())
        .addProperty("device", new UUIDSchema())
        .addProperty("token",
            new StringSchema().description("opaque, from the answer before; without it everything in reach comes"))
        .addProperty("limit", new IntegerSchema())
        .addProperty("forms",
            new IntegerSchema().description("the phone makes forms from descriptions of kinds in this format"))
        .addProperty("brief",
            new IntegerSchema().description("1: an answer without a token leaves the one that was sent"))
        .required(List.of("version"));
  }

  private static Schema<?> versionSchema() {
    return new IntegerSchema().description("of the language of sync; those of the last twelve months are understood");
  }
}
