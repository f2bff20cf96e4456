using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests;

/// <summary>Bodies, signatures and connections by which the webhook entry is attacked.</summary>
internal static class WebhookAttack
{
    private static int s_number;

    /// <summary>A contact that nobody else in this run writes as.</summary>
    public static string NewContact() =>
        (4_915_200_000_000L + Interlocked.Increment(ref s_number)).ToString(CultureInfo.InvariantCulture);

    /// <summary>A WhatsApp text as Meta sends it, with escaped Unicode.</summary>
    public static byte[] Message(string contact, string text, string phoneNumberId = Product.Assets.PhoneNumberId)
    {
        var escaped = new StringBuilder();
        foreach (var unit in text)
        {
            escaped.Append(unit < 128 ? unit.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"));
        }

        return Encoding.UTF8.GetBytes(
            $$$"""{"object":"whatsapp_business_account","entry":[{"id":"{{{Product.Assets.BusinessAccountId}}}","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"{{{phoneNumberId}}}"},"contacts":[{"profile":{"name":"Mallory"},"wa_id":"{{{contact}}}"}],"messages":[{"from":"{{{contact}}}","id":"wamid.{{{contact}}}","timestamp":"{{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}}}","text":{"body":"{{{escaped}}}"},"type":"text"}]},"field":"messages"}]}]}""");
    }

    public static string Sign(byte[] body, string secret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    public static async Task<HttpStatusCode> Post(Product product, byte[] body, params string[] signatures)
    {
        using var response = await Send(product, body, signatures.Select(signature => ("X-Hub-Signature-256", signature)).ToArray());
        return response.StatusCode;
    }

    public static async Task<HttpResponseMessage> Send(Product product, byte[] body, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product.Address, "/webhooks/meta")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await client.SendAsync(request);
    }

    /// <summary>The thread of a contact as the product has it.</summary>
    public static Task<ThreadPage> Read(Product product, string contact) => product.Grains
        .GetGrain<IConversationGrain>(
            ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), contact).Value)
        .Read(new ThreadQuery());

    /// <summary>Writes raw bytes and returns what comes back until the server closes or the time is over; null when it stayed open.</summary>
    public static async Task<string?> Raw(Product product, IEnumerable<byte[]> parts, TimeSpan patience)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, product.Address.Port);
        using var limit = new CancellationTokenSource(patience);
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            foreach (var part in parts)
            {
                await socket.SendAsync(part, limit.Token);
            }
        }
        catch (SocketException)
        {
            // Refused while still being sent: the answer may be waiting.
        }

        try
        {
            while (await socket.ReceiveAsync(buffer, limit.Token) is > 0 and var read)
            {
                answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }

            return answer.ToString();
        }
        catch (SocketException)
        {
            return answer.ToString();
        }
        catch (OperationCanceledException)
        {
            return answer.Length > 0 ? answer.ToString() : null;
        }
    }
}
