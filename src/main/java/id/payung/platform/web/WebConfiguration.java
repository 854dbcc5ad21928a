package id.payung.platform.web;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.web.access.AccessInterceptor;
import id.payung.platform.web.access.Visitor;
import id.payung.platform.web.access.VisitorAuthenticationServletFilter;
import id.payung.platform.web.access.VisitorAuthenticator;
import id.payung.platform.web.admission.LoadSheddingServletFilter;
import id.payung.platform.web.admission.OversizedFormServletFilter;
import id.payung.platform.web.admission.SharedConnectionsProtocol;
import id.payung.platform.web.admission.SlowBodyValve;
import id.payung.platform.web.admission.TomcatErrorReportValve;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Headers, CSRF, the door, static files. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  @Bean
  SecurityFilterChain securityFilterChain(HttpSecurity http, VisitorAuthenticator authenticator, ErrorAdvice errors,
      JteViewResolver views, @Value("${payung.tls:false}") boolean tls,
      @Value("${spring.servlet.multipart.max-request-size}") DataSize maxRequest) throws Exception {
    CookieCsrfTokenRepository csrfTokens = new CookieCsrfTokenRepository();
    csrfTokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax").secure(tls).path("/"));
    CsrfAccessDeniedHandler denied = new CsrfAccessDeniedHandler(errors, views);
    http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
        .ignoringRequestMatchers(WebConfiguration::isExemptFromCsrf))
        // the headers of every answer are those of SafeHeaders; here only: what says nothing of keeping is not kept
        .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
        .exceptionHandling(refused -> refused.accessDeniedHandler(denied))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .anonymous(anonymous -> anonymous.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(sessions -> sessions.disable())
        .logout(logout -> logout.disable())
        .addFilterBefore(new VisitorAuthenticationServletFilter(authenticator), CsrfFilter.class)
        .addFilterBefore(new OversizedFormServletFilter(maxRequest.toBytes()), CsrfFilter.class)
        .addFilterAfter(new OversizedFormServletFilter.Answer(denied::renderTooLarge), CsrfFilter.class);
    return http.build();
  }

  /**
   * A device's credential comes in a header that no other site can make a browser send; before there is one, name and
   * password do.
   */
  private static boolean isExemptFromCsrf(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/api/v1/") && (request.getHeader("Authorization") != null
        || (path.equals("/api/v1/devices") && HttpMethod.POST.matches(request.getMethod())));
  }

  @Bean
  FilterRegistrationBean<LoadSheddingServletFilter> loadSheddingFilterRegistration(
      LoadSheddingServletFilter loadSheddingFilter) {
    FilterRegistrationBean<LoadSheddingServletFilter> registration = new FilterRegistrationBean<>(loadSheddingFilter);
    registration.setOrder(org.springframework.core.Ordered.HIGHEST_PRECEDENCE + 10);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorReportValveCustomizer(
      @Value("${spring.servlet.multipart.max-request-size}") DataSize maxRequest) {
    return factory -> factory.addContextCustomizers(context -> {
      context.getPipeline().addValve(new SlowBodyValve(maxRequest.toBytes()));
      if (context.getParent() instanceof StandardHost host) {
        host.setErrorReportValveClass(TomcatErrorReportValve.class.getName());
      }
    });
  }

  /** @param strategy native behind the one proxy that was named, whose address the pattern is then */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> sharedConnectionsCustomizer(
      @Value("${server.forward-headers-strategy:none}") String strategy,
      @Value("${server.tomcat.remoteip.internal-proxies:}") String proxy) {
    return factory -> {
      factory.setProtocol(SharedConnectionsProtocol.class.getName());
      factory.addConnectorCustomizers(connector -> {
        if (connector.getProtocolHandler() instanceof SharedConnectionsProtocol shared) {
          shared.setProxy(strategy.equals("native") ? Pattern.compile(proxy) : null);
        }
      });
    };
  }

  /** Forms are checked where they are bound (platform.form): a second validator would only cost. */
  @Override
  public Validator getValidator() {
    return new Validator() {
      @Override
      public boolean supports(Class<?> type) {
        return false;
      }

      @Override
      public void validate(Object target, Errors errors) {
        throw new UnsupportedOperationException("supports nothing");
      }
    };
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new AccessInterceptor());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    CacheControl cachedForAYear = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    registry.addResourceHandler("/assets/" + AssetUrls.VERSION + "/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(cachedForAYear);
    registry.addResourceHandler("/webjars/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(cachedForAYear);
    registry.addResourceHandler("/assets/**").addResourceLocations("classpath:/static/assets/").setCachePeriod(3600);
    registry.addResourceHandler("/lapangan/**")
        .addResourceLocations("classpath:/static/lapangan/")
        .setCacheControl(CacheControl.noCache());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new VisitorArgumentResolver());
  }

  /** Handlers take {@code Actor} and {@code Visitor} as parameters. */
  private static final class VisitorArgumentResolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Actor.class || parameter.getParameterType() == Visitor.class;
    }

    @Override
    public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer model,
        NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
      HttpServletRequest servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
      Visitor visitor = servlet.getAttribute(Visitor.ATTRIBUTE) instanceof Visitor known ? known : Visitor.anonymous();
      if (parameter.getParameterType() == Visitor.class) {
        return visitor;
      }
      if (visitor.actor() == null) {
        throw new NotFound();
      }
      return visitor.actor();
    }
  }
}
