package id.payung.platform.web;

import id.payung.platform.actor.Actor;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.PublicAccess;
import id.payung.platform.web.access.Visitor;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * What {@code /api/v1/openapi.json} says beyond the handlers' own parameters: who is let in and how, that every refusal
 * is a problem+json of one shape, that page tokens are opaque, and which requests take an {@code Idempotency-Key}.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  private static final String SESSION = "session";
  private static final String DEVICE = "device";
  private static final String PROBLEM = "Problem";
  private static final Set<String> PAGE_TOKEN_PARAMETERS = Set.of("page", "token", "from");

  /** The library that describes the API is set up when somebody asks for the description, not at each start. */
  @Bean
  static BeanFactoryPostProcessor lazySpringDocBeans() {
    return beans -> {
      for (String name : beans.getBeanDefinitionNames()) {
        BeanDefinition definition = beans.getBeanDefinition(name);
        String type = definition instanceof AnnotatedBeanDefinition known && known.getFactoryMethodMetadata() != null
            ? known.getFactoryMethodMetadata().getDeclaringClassName()
            : definition.getBeanClassName();
        if (type != null && type.startsWith("org.springdoc.")) {
          definition.setLazyInit(true);
        }
      }
    };
  }

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Visitor.class);
  }

  @Bean
  OpenApiCustomizer payungOpenApiCustomizer() {
    return api -> {
      api.info(new Info().title("Payung")
          .version("1")
          .description(
              "Every path names one regency by its key; an answer holds what the caller's mandates reach there, as "
                  + "the pages do."));
      api.servers(List.of(new Server().url("/")));
      Components components = api.getComponents() == null ? new Components() : api.getComponents();
      components.addSecuritySchemes(SESSION,
          new SecurityScheme().type(SecurityScheme.Type.APIKEY)
              .in(SecurityScheme.In.COOKIE)
              .name("payung")
              .description("The session of a person at a desk."));
      components.addSecuritySchemes(DEVICE,
          new SecurityScheme().type(SecurityScheme.Type.HTTP)
              .scheme("bearer")
              .description("The credential of a person's phone: for sync and uploads only."));
      components.addSchemas(PROBLEM, problemSchema());
      components.addResponses(PROBLEM, problemResponse("A refusal, for people and for programs (RFC 9457)."));
      components.addResponses("Busy",
          problemResponse("Too much at once; nothing was done. Come again after the named seconds.")
              .addHeaderObject("Retry-After", new Header().description("seconds").schema(new IntegerSchema())));
      api.components(components);
      describePageTokens(api);
    };
  }

  private static void describePageTokens(OpenAPI api) {
    api.getPaths()
        .values()
        .stream()
        .flatMap(path -> path.readOperations().stream())
        .filter(operation -> operation.getParameters() != null)
        .flatMap(operation -> operation.getParameters().stream())
        .filter(parameter -> "query".equals(parameter.getIn()) && PAGE_TOKEN_PARAMETERS.contains(parameter.getName())
            && parameter.getDescription() == null)
        .forEach(parameter -> parameter
            .description("Opaque token from the `next` of the page before; without it the first page."));
  }

  private static ApiResponse problemResponse(String description) {
    Schema<?> shape = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    return new ApiResponse().description(description)
        .content(new Content().addMediaType("application/problem+json", new MediaType().schema(shape)));
  }

  private static Schema<?> problemSchema() {
    return new ObjectSchema()
        .addProperty("type", new StringSchema().description("always about:blank; the code tells them apart"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("code", new StringSchema().description("stable word for programs"))
        .addProperty("detail", new StringSchema().description("a sentence for the person, in their language"))
        .addProperty("reference", new StringSchema().description("number to name when asking for help"))
        .addProperty("fields",
            new MapSchema().additionalProperties(new StringSchema()).description("what is wrong with which field"))
        .required(List.of("type", "title", "status", "code", "detail"));
  }

  @Bean
  OperationCustomizer payungOperationCustomizer() {
    return (operation, handler) -> {
      operation.getResponses().addApiResponse("default", new ApiResponse().$ref("#/components/responses/" + PROBLEM));
      operation.getResponses().addApiResponse("503", new ApiResponse().$ref("#/components/responses/Busy"));
      if (isAnnotated(handler, AllowedToDevice.class)) {
        operation.security(List.of(new SecurityRequirement().addList(DEVICE)));
      } else if (isAnnotated(handler, PublicAccess.class)) {
        operation.security(List.of());
      } else {
        operation.security(List.of(new SecurityRequirement().addList(SESSION)));
        addIdempotencyKeyHeader(operation, handler);
      }
      return operation;
    };
  }

  /** Phones need none: the server knows their records by id for ever. */
  private static void addIdempotencyKeyHeader(Operation operation, HandlerMethod handler) {
    if (AnnotatedElementUtils.hasAnnotation(handler.getMethod(), PostMapping.class)) {
      operation.addParametersItem(new Parameter().in("header")
          .name("Idempotency-Key")
          .required(false)
          .schema(new StringSchema().minLength(8).maxLength(200))
          .description(
              "The same request under the same key is done once in 24 hours and answered alike; another request "
                  + "under it is refused with 422."));
    }
  }

  private static boolean isAnnotated(HandlerMethod handler,
      Class<? extends java.lang.annotation.Annotation> annotation) {
    return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), annotation)
        || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), annotation);
  }
}
