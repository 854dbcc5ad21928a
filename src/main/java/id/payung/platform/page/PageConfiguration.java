package id.payung.platform.page;

import id.payung.platform.web.UiFactory;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Handlers may return an {@link WebResult}, and take {@code Ui} and today as arguments. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
  private static final Pattern YEAR = Pattern.compile("19\\d\\d|2[01]\\d\\d");
  private static final Pattern YEAR_MONTH = Pattern.compile("(?:19\\d\\d|2[01]\\d\\d)-(?:0[1-9]|1[0-2])");

  private final UiFactory uis;
  private final JsonMapper json;

  PageConfiguration(UiFactory uis, JsonMapper json) {
    this.uis = uis;
    this.json = json;
  }

  /** What is no year or month of anybody's work is left out, as what cannot be read is; nothing reckons with it. */
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(new YearConverter());
    registry.addConverter(new YearMonthConverter());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new PageArguments(uis));
  }

  @Override
  public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
    handlers.add(new WebResultHandler(json));
  }

  private static final class YearConverter implements Converter<String, @Nullable Year> {
    @Override
    public @Nullable Year convert(String text) {
      return YEAR.matcher(text).matches() ? Year.parse(text) : null;
    }
  }

  private static final class YearMonthConverter implements Converter<String, @Nullable YearMonth> {
    @Override
    public @Nullable YearMonth convert(String text) {
      return YEAR_MONTH.matcher(text).matches() ? YearMonth.parse(text) : null;
    }
  }
}
