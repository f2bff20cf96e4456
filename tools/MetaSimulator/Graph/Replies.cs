using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>Writes answers. The JSON is built in a buffer of the thread, so that the length is known and one write suffices.</summary>
internal static class Replies
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    public static Task Json<TState>(HttpContext http, int status, TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = t_buffer ??= new ArrayBufferWriter<byte>(1024);
        var writer = t_writer ??= new Utf8JsonWriter(buffer, s_options);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer, state);
        writer.Flush();
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=UTF-8";
        response.ContentLength = buffer.WrittenCount;
        response.BodyWriter.Write(buffer.WrittenSpan);
        return response.BodyWriter.FlushAsync().AsTask();
    }

    public static Task Json(HttpContext http, JsonNode value, int status = 200) =>
        Json(http, status, value, static (writer, node) => node.WriteTo(writer));

    public static Task Success(HttpContext http) => Json(http, new JsonObject { ["success"] = true });

    public static Task Error(HttpContext http, GraphError error, string? language)
    {
        foreach (var (name, value) in error.Headers)
        {
            http.Response.Headers[name] = value;
        }

        return Json(http, error.Status, error.In(language), WriteError);
    }

    public static string TraceId() => "A" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static void WriteError(Utf8JsonWriter writer, GraphError error)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error"u8);
        writer.WriteString("message"u8, error.Message);
        writer.WriteString("type"u8, error.Type);
        writer.WriteNumber("code"u8, error.Code);
        if (error.Details is not null)
        {
            writer.WriteStartObject("error_data"u8);
            writer.WriteString("messaging_product"u8, "whatsapp"u8);
            writer.WriteString("details"u8, error.Details);
            writer.WriteEndObject();
        }

        if (error.Subcode is { } subcode)
        {
            writer.WriteNumber("error_subcode"u8, subcode);
        }

        if (error.IsTransient is { } transient)
        {
            writer.WriteBoolean("is_transient"u8, transient);
        }

        writer.WriteString("fbtrace_id"u8, TraceId());
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
