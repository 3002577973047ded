package dev.troth.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A URL is taken apart in one way, or not at all")
class WebhookUrlTest {

    @ParameterizedTest
    @CsvSource({
            "https://hooks.example.com, hooks.example.com, 443, /, hooks.example.com",
            "https://hooks.example.com/, hooks.example.com, 443, /, hooks.example.com",
            "HTTPS://Hooks.Example.COM/A/b?c=D%20e, hooks.example.com, 443, /A/b?c=D%20e, hooks.example.com",
            "https://hooks.example.com:443/x, hooks.example.com, 443, /x, hooks.example.com",
            "https://hooks.example.com:8443?a=1, hooks.example.com, 8443, /?a=1, hooks.example.com:8443",
            "https://xn--bcher-kva.example/, xn--bcher-kva.example, 443, /, xn--bcher-kva.example",
            "https://8.8.8.8/, 8.8.8.8, 443, /, 8.8.8.8",
            "https://[2001:4860:4860::8888]:8443/, 2001:4860:4860::8888, 8443, /, [2001:4860:4860::8888]:8443",
            "https://localhost/, localhost, 443, /, localhost"})
    void whatItIsMadeOf(String url, String host, int port, String target, String authority) {
        WebhookUrl parsed = WebhookUrl.parse(url, false);
        assertThat(parsed).isEqualTo(new WebhookUrl(true, host, port, target));
        assertThat(parsed.authority()).isEqualTo(authority);
    }

    @Test
    void plainHttpIsForThoseWhoAllowIt() {
        assertThat(WebhookUrl.parse("http://hooks.example.com/", true)).isEqualTo(new WebhookUrl(false, "hooks.example.com", 80, "/"));
        assertThatThrownBy(() -> WebhookUrl.parse("http://hooks.example.com/", false)).isInstanceOf(IllegalArgumentException.class).hasMessage("must begin with https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hooks.example.com", "//hooks.example.com/", "https:", "https:/hooks.example.com", "https:hooks.example.com", "https:///x", "https://",
            "ftp://hooks.example.com/", "file:///etc/passwd", "gopher://hooks.example.com/", "javascript:alert(1)",
            // credentials, fragments, ports
            "https://user@hooks.example.com/", "https://user:secret@hooks.example.com/", "https://@hooks.example.com/", "https://hooks.example.com@127.0.0.1/",
            "https://hooks.example.com/#x", "https://hooks.example.com/#", "https://hooks.example.com:0/", "https://hooks.example.com:22/", "https://hooks.example.com:80/",
            "https://hooks.example.com:1023/", "https://hooks.example.com:65536/", "https://hooks.example.com:x/", "https://hooks.example.com:-1/", "https://hooks.example.com:99999999999/",
            // numbers that some resolvers take for addresses
            "https://2130706433/", "https://0x7f000001/", "https://0x7f.0.0.1/", "https://0177.0.0.1/", "https://017700000001/", "https://127.1/", "https://127.0.1/", "https://127.0.0.01/",
            "https://127.0.0.1.1/", "https://256.1.1.1/", "https://127.0.0.0x1/", "https://1/", "https://a.0/", "https://127.0.0.1./", "https://08.8.8.8/",
            // names that are not in their usual form
            "https://hooks.example.com./", "https://./", "https://.example.com/", "https://hooks..example.com/", "https://-a.example.com/", "https://a-.example.com/",
            "https://b\u00fccher.example/", "https://hooks.example.com\u3002/", "https://\u2460\u2461\u2466.0.0.1/", "https://loc\u00adalhost/", "https://%6cocalhost/", "https://127.0.0.1%2f/", "https://a_b.example.com/",
            "https://[::1/", "https://[fe80::1%25eth0]/", "https://[127.0.0.1]/", "https://[v1.x]/", "https://[::1]extra/",
            // what parsers disagree about
            "https://hooks.example.com\\@127.0.0.1/", "https:\\\\hooks.example.com\\", "https://hooks.example.com\t/", "https://hooks.example.com /", " https://hooks.example.com/",
            "https://hooks.example.com/\r\nHost: x", "https://hooks.example.com/a b", "https://hooks.example.com/\u00fc"})
    void whatIsNotTakenApartIsRefused(String url) {
        assertThatThrownBy(() -> WebhookUrl.parse(url, true)).isInstanceOf(IllegalArgumentException.class).hasMessageMatching("(must|is not) .{3,60}");
    }

    @Test
    void aQueryIsLeftOutWhereOthersRead() {
        assertThat(WebhookUrl.withoutPath("https://a.example/x?token=secret")).isEqualTo("https://a.example");
        assertThat(WebhookUrl.withoutPath("https://a.example:8443/x")).isEqualTo("https://a.example:8443");
    }
}
