package id.payung.platform.form;

import id.payung.platform.ids.Ids;
import id.payung.platform.sheets.TypedDate;
import id.payung.platform.sheets.TypedNumberParser;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.core.convert.support.DefaultConversionService;

/** How typed text becomes a value. What cannot be read throws. */
final class FormConversions {
  static final ConversionService SERVICE = service();

  private FormConversions() {}

  private static ConversionService service() {
    var service = new DefaultConversionService();
    add(service, UUID.class, text -> Ids.parse(text).orElseThrow());
    add(service, LocalDate.class, text -> TypedDate.read(text).orElseThrow());
    add(service, Long.class, text -> TypedNumberParser.parseWhole(text).orElseThrow());
    add(service, Integer.class, text -> Math.toIntExact(TypedNumberParser.parseWhole(text).orElseThrow()));
    add(service, BigDecimal.class, text -> TypedNumberParser.decimal(text).orElseThrow());
    service.removeConvertible(String.class, Enum.class);
    service.addConverterFactory(new ToConstant());
    return service;
  }

  private static <T> void add(DefaultConversionService service, Class<T> type, Function<String, T> read) {
    service.addConverter(String.class, type, read::apply);
  }

  /** {@code in-progress} and {@code IN_PROGRESS} are the same constant. */
  private static final class ToConstant implements ConverterFactory<String, Enum<?>> {
    @Override
    public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
      return text -> {
        String name = text.replace('-', '_').toUpperCase(Locale.ROOT);
        for (T constant : type.getEnumConstants()) {
          if (constant.name().equals(name)) {
            return constant;
          }
        }
        throw new IllegalArgumentException("no such constant");
      };
    }
  }
}
