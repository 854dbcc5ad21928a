package id.payung;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** A few requests to ourselves, so that the ahead-of-time cache made of this run knows what the first pages need. */
record AotWarmUp(int port) implements Runnable {
  private static final List<String> PAGES =
      List.of("/health", "/", "/masuk", "/lapangan/", "/api/v1/openapi.json", "/tidak-ada");
  private static final int ROUNDS = 20;

  @Override
  public void run() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int round = 0; round < ROUNDS; round++) {
        for (String page : PAGES) {
          var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page)).build();
          client.send(request, BodyHandlers.discarding());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
