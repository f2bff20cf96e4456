using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Hosting.Ports;
using Chatbotics.Grains.Notifications.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels.WebPush;

/// <summary>Writes to browsers. The address comes from a browser, so it is connected to like any that others chose: over the guard.</summary>
internal sealed partial class WebPushSender : IWebPush, IDisposable
{
    private const int MaxEndpoint = 2_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    private readonly HttpMessageInvoker _http;
    private readonly SenderKey _key;
    private readonly DnsEndPoint[] _trusted;
    private readonly string _contact;
    private readonly TimeProvider _time;
    private readonly ILogger<WebPushSender> _log;

    /// <summary>A sender.</summary>
    /// <param name="options">Whom services may write to, and which are the operator's own.</param>
    /// <param name="guard">Refuses addresses that lead inside.</param>
    /// <param name="key">By what services know us.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">The log.</param>
    public WebPushSender(IOptions<WebPushOptions> options, IGuardedHttp guard, SenderKey key, TimeProvider time, ILogger<WebPushSender> log)
    {
        _trusted = [.. options.Value.TrustedServices.Select(Parse).OfType<DnsEndPoint>()];
        _http = new HttpMessageInvoker(guard.CreateHandler(_trusted));
        (_key, _contact, _time, _log) = (key, options.Value.Contact, time, log);
    }

    /// <inheritdoc/>
    public ValueTask<string> PublicKey() => _key.Public();

    /// <inheritdoc/>
    public bool IsGood(PushSubscription subscription)
    {
        try
        {
            if (Address(subscription) is null || Base64Url.DecodeFromChars(subscription.Auth).Length != PushEncryption.AuthSize)
            {
                return false;
            }

            using var key = ECDiffieHellman.Create(PushEncryption.Parameters(Base64Url.DecodeFromChars(subscription.Key)));
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<PushResult> Send(PushSubscription subscription, string message, string topic, CancellationToken cancellationToken = default)
    {
        if (!IsGood(subscription) || Address(subscription) is not { } address)
        {
            return PushResult.Gone;
        }

        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Headers.TryAddWithoutValidation("Authorization", await _key.Authorization(address, _contact, _time.GetUtcNow()));
            request.Headers.Add("TTL", ((int)KeptFor.TotalSeconds).ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("Urgency", "high");
            request.Headers.Add("Topic", topic);
            using var sender = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
            request.Content = new ByteArrayContent(PushEncryption.Seal(
                Encoding.UTF8.GetBytes(message), Base64Url.DecodeFromChars(subscription.Key), Base64Url.DecodeFromChars(subscription.Auth), sender, RandomNumberGenerator.GetBytes(PushEncryption.SaltSize)));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            request.Content.Headers.ContentEncoding.Add("aes128gcm");
            using var answer = await _http.SendAsync(request, limit.Token);
            if (answer.IsSuccessStatusCode)
            {
                return PushResult.Taken;
            }

            LogRefused(_log, address.Host, (int)answer.StatusCode);
            return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? PushResult.Gone : PushResult.Failed;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            // Not the message of the exception: it may repeat the address, which is a secret.
            LogUnreachable(_log, address.Host, fault.GetType().Name);
            return PushResult.Failed;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static DnsEndPoint? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? new DnsEndPoint(text[..colon].Trim('[', ']'), port)
            : null;
    }

    private Uri? Address(PushSubscription subscription) =>
        subscription.Endpoint.Length <= MaxEndpoint && Uri.TryCreate(subscription.Endpoint, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && _trusted.Any(one => one.Host == address.Host && one.Port == address.Port)))
            ? address
            : null;
}
