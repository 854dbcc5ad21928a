package id.payung.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Pages are JTE templates, compiled with the application. {@code "agreements/list"} is
 * {@code src/main/jte/agreements/list.jte}.
 */
@Component
public class JteViewResolver implements ViewResolver {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final UiFactory uiFactory;

  JteViewResolver(UiFactory uiFactory) {
    this.uiFactory = uiFactory;
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    if (name.startsWith("redirect:") || name.startsWith("forward:") || !engine.hasTemplate(name + ".jte")) {
      return null;
    }
    return new View() {
      @Override
      public String getContentType() {
        return "text/html;charset=UTF-8";
      }

      @Override
      public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
          throws Exception {
        Map<String, Object> params = new HashMap<>();
        if (model != null) {
          params.putAll(model);
        }
        params.put("ui", uiFactory.forRequest(request));
        // Bytes, not text: the fixed parts of a template are kept as UTF-8 and are copied as they are.
        Utf8ByteOutput page = new Utf8ByteOutput();
        engine.render(name + ".jte", params, page);
        response.setContentType(getContentType());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(page.getContentLength());
        page.writeTo(response.getOutputStream());
      }
    };
  }

  /** A template as text, for paper and for e-mail-like messages. */
  public String render(String name, Map<String, Object> params) {
    StringOutput output = new StringOutput(16_384);
    engine.render(name + ".jte", params, output);
    return output.toString();
  }
}
