package id.payung.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Pages are JTE templates, compiled with the application. {@code "agreements/list"} is
 * {@code src/main/jte/agreements/list.jte}. It bears the name of the framework's resolver by content type and so takes
 * its place: that one asks each time for a template of each ending, and searches the class path for what there is not.
 */
@Component("viewResolver")
@Order(Ordered.HIGHEST_PRECEDENCE)
public class JteViewResolver implements ViewResolver {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final UiFactory uiFactory;
  /** Only of templates that exist, so there are no more than templates. */
  private final Map<String, View> views = new ConcurrentHashMap<>();

  JteViewResolver(UiFactory uiFactory) {
    this.uiFactory = uiFactory;
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    View known = views.get(name);
    if (known != null) {
      return known;
    }
    if (name.startsWith("redirect:") || name.startsWith("forward:") || !engine.hasTemplate(name + ".jte")) {
      return null;
    }
    View view = new HtmlPageView(engine, name + ".jte", uiFactory);
    views.put(name, view);
    return view;
  }

  /** A template as text, for paper and for e-mail-like messages. */
  public String render(String name, Map<String, Object> params) {
    StringOutput output = new StringOutput(16_384);
    engine.render(name + ".jte", params, output);
    return output.toString();
  }
}
