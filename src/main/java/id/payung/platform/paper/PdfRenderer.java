package id.payung.platform.paper;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import id.payung.platform.load.ComputingThreads;
import id.payung.platform.web.JteViewResolver;
import id.payung.platform.web.Ui;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Turns a template into a tagged PDF (PDF/UA) with its fonts inside. The template is XHTML on {@code paper/base.jte}.
 * The renderer reads its own style and fonts and pictures given as {@code data:}, and nothing else: no file, no
 * network, no entity.
 */
@Component
public class PdfRenderer {
  /** More than any office paper needs; a longer one is divided by who asks for it. */
  static final int MAX_CHARACTERS = 8_000_000;

  private static final String OWN_SCHEME = "payung-paper:";
  private static final Set<String> BUNDLED_FILES = Set.of("paper.css", "across.css", "picture.css",
      "fonts/plus-jakarta-sans-regular.ttf", "fonts/plus-jakarta-sans-bold.ttf", "fonts/plus-jakarta-sans-italic.ttf",
      "fonts/dejavu-sans.ttf", "fonts/noto-sans-buginese.ttf");

  private final JteViewResolver views;

  static {
    XRLog.setLoggingEnabled(false);
  }

  PdfRenderer(JteViewResolver views) {
    this.views = views;
  }

  /** The PDF as bytes. {@code params} are the template's, {@code ui} and {@code head} among them. */
  public byte[] render(String template, Map<String, Object> params) {
    var bytes = new ByteArrayOutputStream(65_536);
    render(template, params, bytes);
    return bytes.toByteArray();
  }

  /**
   * The PDF on one sheet: the first of these that fits.
   *
   * @param shorter params that come to the others, each time for less of it; the last one is taken whatever its length
   */
  public byte[] renderOnOnePage(String template, Map<String, Object> params, List<Map<String, Object>> shorter) {
    byte[] pdf = {};
    for (Map<String, Object> less : shorter) {
      Map<String, Object> all = new HashMap<>(params);
      all.putAll(less);
      pdf = render(template, all);
      if (countPages(pdf) == 1) {
        return pdf;
      }
    }
    return pdf;
  }

  private static int countPages(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the PDF; does not close the stream. */
  public void render(String template, Map<String, Object> params, OutputStream to) {
    String note = params.get("ui") instanceof Ui ui ? ui.t("ui.paper.unprintable") : "";
    ComputingThreads.PAPERS.run(() -> renderXhtml(views.render(template, params), note, to));
  }

  /**
   * @throws IllegalArgumentException when the text is not well-formed XHTML, declares a document type, or is too long
   */
  void renderXhtml(String xhtml, OutputStream to) {
    renderXhtml(xhtml, "", to);
  }

  private void renderXhtml(String xhtml, String note, OutputStream to) {
    if (xhtml.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException("paper of " + xhtml.length() + " characters");
    }
    Document document = parse(xhtml);
    describeDrawings(document);
    PrintableText.prepare(document, note);
    try (BatikSVGDrawer drawings = new BatikSVGDrawer();
        PDDocument pdf = new PDDocument(PdfScratchFiles.streamCache())) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useSVGDrawer(drawings);
      builder.useUriResolver((base, uri) -> uri.startsWith("data:image/") || uri.startsWith(OWN_SCHEME) ? uri : null);
      builder.useExternalResourceAccessControl(
          (uri, kind) -> uri.startsWith("data:image/") || uri.startsWith(OWN_SCHEME),
          ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
      builder.useExternalResourceAccessControl(
          (uri, kind) -> uri.startsWith("data:image/") || uri.startsWith(OWN_SCHEME),
          ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
      builder.useProtocolsStreamImplementation(PdfRenderer::openBundledResource, "payung-paper");
      builder.useProtocolsStreamImplementation(PdfRenderer::refuseResource, "http", "https", "file", "jar", "ftp");
      builder.usePdfUaAccessibility(true);
      builder.useUnicodeBidiSplitter(TextDirection::new);
      builder.useUnicodeBidiReorderer(new TextDirection());
      builder.useReplacementText("");
      builder.withProducer("Payung");
      builder.usePDDocument(pdf);
      builder.withW3cDocument(document, OWN_SCHEME + "/");
      builder.toStream(to);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document parse(String xhtml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xhtml)));
    } catch (SAXException e) {
      throw new IllegalArgumentException("not well-formed: " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A screen reader says of a drawing what its title says. */
  private static void describeDrawings(Document document) {
    NodeList drawings = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", "svg");
    for (int i = 0; i < drawings.getLength(); i++) {
      Element drawing = (Element) drawings.item(i);
      NodeList titles = drawing.getElementsByTagNameNS("http://www.w3.org/2000/svg", "title");
      if (!drawing.hasAttribute("alt") && titles.getLength() > 0) {
        drawing.setAttribute("alt", titles.item(0).getTextContent());
      }
    }
  }

  static InputStream openClassPathFile(String name) {
    InputStream in = PdfRenderer.class.getResourceAsStream("/paper/" + name);
    if (in == null) {
      throw new IllegalStateException("missing on the class path: paper/" + name);
    }
    return in;
  }

  private static FSStream openBundledResource(String uri) {
    String name = uri.substring((OWN_SCHEME + "/").length());
    return new ResourceStream(BUNDLED_FILES.contains(name) ? openClassPathFile(name) : null);
  }

  private static FSStream refuseResource(String uri) {
    return new ResourceStream(null);
  }

  /** What the renderer may read, or nothing. */
  private record ResourceStream(@Nullable InputStream in) implements FSStream {
    @Override
    public @Nullable InputStream getStream() {
      return in;
    }

    @Override
    public @Nullable Reader getReader() {
      return in == null ? null : new InputStreamReader(in, StandardCharsets.UTF_8);
    }
  }
}
