package id.payung.platform.web.admission;

import id.payung.platform.i18n.PlainTextSanitiser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Texts of JSON bodies reach the handlers as those of forms do: PostgreSQL keeps no NUL. */
@Component
class PlainTextJsonModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  PlainTextJsonModule() {
    super("plain-text");
    addDeserializer(String.class, new PlainTextDeserializer());
  }

  private static final class PlainTextDeserializer extends StdScalarDeserializer<String> {
    PlainTextDeserializer() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
      String text = StringDeserializer.instance.deserialize(json, context);
      return text == null ? null : PlainTextSanitiser.sanitise(text);
    }
  }
}
