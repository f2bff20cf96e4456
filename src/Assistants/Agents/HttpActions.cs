using System.Globalization;
using System.Net;
using System.Text;
using Chatbotics.Assistants.Crawling;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Agents.Ports;
using Chatbotics.Grains.Hosting.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Agents;

/// <inheritdoc cref="IHttpActions"/>
internal sealed class HttpActions : IHttpActions, IDisposable
{
    private const int MaxAnswer = 256 * 1024;
    private const string Hidden = "•••";

    private readonly HttpMessageInvoker _http;
    private readonly ISecretVault _vault;
    private readonly TimeProvider _time;

    /// <summary>Creates it.</summary>
    /// <param name="options">Which private hosts the operator trusts.</param>
    /// <param name="guard">Makes the handler.</param>
    /// <param name="vault">Keeps the secrets.</param>
    /// <param name="time">The clock.</param>
    public HttpActions(IOptions<AgentToolOptions> options, IGuardedHttp guard, ISecretVault vault, TimeProvider time)
    {
        _http = new HttpMessageInvoker(guard.CreateHandler(options.Value.TrustedHosts.Select(TrustedHost.Parse).OfType<DnsEndPoint>()));
        _vault = vault;
        _time = time;
    }

    /// <inheritdoc/>
    public async Task<HttpActionResult> Call(HttpActionCall call, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Clamp(call.Action.TimeoutSeconds, 1, 30)), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var name in HttpTemplate.SecretsOf(call.Action))
            {
                if (await _vault.Get(HttpActionCall.SecretReference(call.Tenant, call.AgentId, name), either.Token) is not { } secret)
                {
                    return new HttpActionResult { Problem = $"The secret “{name}” isn't set. Set it at the tool." };
                }

                secrets[name] = secret;
            }

            using var request = Request(call, secrets);
            using var response = await _http.SendAsync(request, either.Token);
            var body = Redact(await Read(response, either.Token), secrets);
            return (int)response.StatusCode is >= 200 and < 300
                ? new HttpActionResult { Status = (int)response.StatusCode, Text = ResponseParts.Of(body, call.Action.ResponsePaths), Secrets = [.. secrets.Values] }
                : Failed(response.StatusCode, secrets);
        }
        catch (Exception refused) when (AddressRefusedException.IsCauseOf(refused))
        {
            return new HttpActionResult { Problem = "The address isn't on the public internet.", Secrets = [.. secrets.Values] };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HttpActionResult { Problem = "The address didn't answer in time.", Secrets = [.. secrets.Values] };
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or UriFormatException or FormatException)
        {
            return new HttpActionResult { Problem = "The address can't be reached, or broke off its answer.", Secrets = [.. secrets.Values] };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpActionResult Failed(HttpStatusCode status, Dictionary<string, string> secrets) => new()
    {
        Status = (int)status,
        Problem = status switch
        {
            HttpStatusCode.NotFound => "Nothing was found there (404).",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => string.Create(CultureInfo.InvariantCulture, $"The address refused access ({(int)status}). Check the secret."),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => string.Create(CultureInfo.InvariantCulture, $"The address leads elsewhere ({(int)status}); it isn't followed. Write the final one."),
            _ => string.Create(CultureInfo.InvariantCulture, $"The address answered with {(int)status}."),
        },
        Secrets = [.. secrets.Values],
    };

    private static HttpRequestMessage Request(HttpActionCall call, Dictionary<string, string> secrets)
    {
        var fill = new HttpTemplate(call, secrets);
        var action = call.Action;
        var request = new HttpRequestMessage(new HttpMethod(action.Method), new Uri(fill.Address(action.Url)))
        {
            Version = HttpVersion.Version11,
            Content = action.Body.Length > 0 && action.Method != "GET" ? new StringContent(fill.Json(action.Body), Encoding.UTF8, "application/json") : null,
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", call.IdempotencyKey);
        request.Headers.TryAddWithoutValidation("User-Agent", "Chatbotics/1.0");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        foreach (var header in action.Headers.IsDefault ? [] : action.Headers)
        {
            // Where the request goes is not a header's to say.
            if (!header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase) && !header.Name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
                && !header.Name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase) && !header.Name.Equals("Idempotency-Key", StringComparison.OrdinalIgnoreCase))
            {
                request.Headers.TryAddWithoutValidation(header.Name, fill.Header(header.Value));
            }
        }

        return request;
    }

    private static async Task<string> Read(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var source = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MaxAnswer)
            {
                throw new IOException("The answer is too long.");
            }

            body.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    /// <summary>An address that repeats what it was sent must not tell the model its key.</summary>
    private static string Redact(string text, Dictionary<string, string> secrets) =>
        secrets.Values.Where(static secret => secret.Length >= 4).Aggregate(text, static (present, secret) => present.Replace(secret, Hidden, StringComparison.Ordinal));
}
