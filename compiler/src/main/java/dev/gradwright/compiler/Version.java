package dev.gradwright.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The project's version and a digest of the compiler's own classes, so that a compiler that was
 * rebuilt is another one.
 */
final class Version {
  private static final int DIGEST_LETTERS = 16;

  static final String TEXT = number() + "+" + digest();

  private Version() {}

  private static String number() {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties", e);
    }
  }

  private static String digest() {
    try {
      Path own = Path.of(Version.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Path file : files(own)) {
        sha.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_LETTERS);
    } catch (IOException e) {
      throw new UncheckedIOException("the compiler's own classes", e);
    } catch (URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The jar, or the classes where it has not been packed yet. */
  private static List<Path> files(Path own) throws IOException {
    try (Stream<Path> all = Files.walk(own)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
