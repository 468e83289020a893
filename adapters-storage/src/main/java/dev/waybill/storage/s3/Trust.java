package dev.waybill.storage.s3;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Whom a client believes about who a server is: the authorities that the JDK knows, and the
/// operator's own.
final class Trust {
  private Trust() {}

  /// @param authorities certificates of the operator's own; none: the JDK's alone
  static OkHttpClient.Builder add(List<X509Certificate> authorities, OkHttpClient.Builder client) {
    if (authorities.isEmpty()) {
      return client;
    }
    try {
      var all = new ArrayList<>(List.of(manager(null).getAcceptedIssuers()));
      all.addAll(authorities);
      var manager = manager(store(all));
      var tls = SSLContext.getInstance("TLS");
      tls.init(null, new X509TrustManager[] {manager}, null);
      return client.sslSocketFactory(tls.getSocketFactory(), manager);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("TLS does not take the certificates of WAYBILL_S3_CA", e);
    }
  }

  private static KeyStore store(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("authority-" + i, certificates.get(i));
    }
    return store;
  }

  /// @param store of whom it believes; none: the JDK's own
  private static X509TrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
