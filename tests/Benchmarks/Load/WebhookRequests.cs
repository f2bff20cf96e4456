using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Benchmarks.Load;

/// <summary>
/// Signed webhook requests, made before the clock starts, so that the load generator's own work is only sockets.
/// The body is the WhatsApp text message of the protocol notes, about 700 bytes with its escaped text.
/// </summary>
internal sealed class WebhookRequests
{
    public const string AppSecret = "benchmark-app-secret";
    public const string PhoneNumberId = "106540352242922";
    public const string BusinessAccountId = "102290129340398";

    private readonly byte[] _bytes;
    private readonly int[] _ends;

    private WebhookRequests(byte[] bytes, int[] ends)
    {
        _bytes = bytes;
        _ends = ends;
    }

    public int Count => _ends.Length;

    public ReadOnlyMemory<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            return _bytes.AsMemory(start, _ends[index] - start);
        }
    }

    /// <summary>Makes requests of messages spread evenly over a number of contacts.</summary>
    /// <param name="count">How many.</param>
    /// <param name="contacts">Over how many contacts.</param>
    /// <param name="run">Makes message ids differ between runs.</param>
    /// <param name="text">What each message says.</param>
    /// <param name="firstContact">The number of the first contact.</param>
    public static WebhookRequests Create(int count, int contacts, string run, string text, int firstContact = 0)
    {
        var key = Encoding.UTF8.GetBytes(AppSecret);
        var stream = new MemoryStream(count * 1_000);
        var ends = new int[count];
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        for (var i = 0; i < count; i++)
        {
            var contact = 4_915_100_000_000L + firstContact + (i % contacts);
            var body = Encoding.UTF8.GetBytes(
                $$$"""{"object":"whatsapp_business_account","entry":[{"id":"{{{BusinessAccountId}}}","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"{{{PhoneNumberId}}}"},"contacts":[{"profile":{"name":"Contact {{{contact}}}"},"wa_id":"{{{contact}}}"}],"messages":[{"from":"{{{contact}}}","id":"wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQ{{{run}}}{{{i:X8}}}","timestamp":"{{{now}}}","text":{"body":"{{{text}}}"},"type":"text"}]},"field":"messages"}]}]}""");
            var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, body));
            stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"POST /webhooks/meta HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nUser-Agent: facebookexternalua\r\nX-Hub-Signature-256: sha256={signature}\r\nContent-Length: {body.Length}\r\n\r\n")));
            stream.Write(body);
            ends[i] = (int)stream.Position;
        }

        return new WebhookRequests(stream.ToArray(), ends);
    }
}
