package id.payung.insight.duties;

import id.payung.platform.web.access.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever wrote something may owe less: the numbers of their menu are counted anew. */
@Configuration
class DutyPathConfiguration implements WebMvcConfigurer {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final DutyPathCache cache;

  DutyPathConfiguration(DutyPathCache cache) {
    this.cache = cache;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new HandlerInterceptor() {
      @Override
      public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
          @Nullable Exception failure) {
        if (!READING.contains(request.getMethod()) && request.getAttribute(Visitor.ATTRIBUTE) instanceof Visitor visitor
            && visitor.person() != null) {
          cache.drop(visitor.person());
        }
      }
    });
  }
}
