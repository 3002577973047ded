package dev.troth.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A caller that reads the answer while it still sends, as an import wants it: HTTP/1.1 in chunks, on a connection of its own. */
final class Duplex implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private int left;
    private boolean ended;

    Duplex(String token, String path) throws IOException {
        socket = new Socket(URI.create(RestAssured.baseURI).getHost(), RestAssured.port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
        out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    Duplex send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return this;
    }

    Duplex end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return this;
    }

    /** The status of the answer, once its head has come. */
    int status() throws IOException {
        int status = Integer.parseInt(headLine().split(" ")[1]);
        String header = headLine();
        while (!header.isEmpty()) {
            header = headLine();
        }
        return status;
    }

    /** The next line of the answer, null after the last. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = read(); b != '\n'; b = read()) {
            if (b < 0) {
                return null;
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    JsonNode result() throws IOException {
        return JSON.readTree(line());
    }

    /** The lines that are left. */
    List<JsonNode> results() throws IOException {
        List<JsonNode> results = new ArrayList<>();
        for (String line = line(); line != null; line = line()) {
            results.add(JSON.readTree(line));
        }
        return results;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int read() throws IOException {
        if (left == 0 && !ended) {
            left = Integer.parseInt(headLine().trim(), 16);
            ended = left == 0;
        }
        if (ended) {
            return -1;
        }
        int b = in.read();
        if (b < 0) {
            throw new EOFException("the answer broke off");
        }
        if (--left == 0) {
            headLine();
        }
        return b;
    }

    private String headLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the answer broke off");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
