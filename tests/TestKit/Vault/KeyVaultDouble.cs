using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Chatbotics.TestKit.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Chatbotics.TestKit.Vault;

/// <summary>
/// A protocol double of Azure Key Vault's secrets, over real HTTPS: challenge authentication, versions, soft delete with
/// recovery and purging, throttling, and the errors' forms (learn.microsoft.com/rest/api/keyvault/secrets, 7.4 to 7.6).
/// </summary>
public sealed partial class KeyVaultDouble : IAsyncDisposable
{
    /// <summary>The token that it takes.</summary>
    public const string Token = "key-vault-token";

    /// <summary>The directory that its challenge names.</summary>
    public const string Directory = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    private static readonly string[] s_apiVersions = ["7.4", "7.5", "7.6"];
    private readonly ConcurrentDictionary<string, List<Version>> _secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Deleted> _deleted = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();
    private readonly WebApplication _app;
    private int _throttles;
    private long _clock = 1_790_000_000;

    private KeyVaultDouble(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Whether it answers 503 to everything.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether secrets may not be purged.</summary>
    public bool IsPurgeProtected { get; set; }

    /// <summary>How many requests came without a token and were challenged.</summary>
    public int Challenges { get; private set; }

    /// <summary>How many requests were throttled.</summary>
    public int Throttled { get; private set; }

    /// <summary>How many requests were answered behind authentication and throttling.</summary>
    public int Served { get; private set; }

    /// <summary>The names of the secrets that are there.</summary>
    public IReadOnlyCollection<string> Names => [.. _secrets.Keys];

    /// <summary>The names of the secrets that are deleted and not yet purged.</summary>
    public IReadOnlyCollection<string> DeletedNames => [.. _deleted.Keys];

    /// <summary>How many versions a secret has.</summary>
    /// <param name="name">Its name.</param>
    public int VersionsOf(string name) => _secrets.TryGetValue(name, out var versions) ? versions.Count : 0;

    /// <summary>The tags of a secret's versions, the first version first.</summary>
    /// <param name="name">Its name.</param>
    public IReadOnlyList<JsonObject> TagsOf(string name) => [.. _secrets[name].Select(static version => version.Tags)];

    /// <summary>Throttles the next requests.</summary>
    /// <param name="count">How many.</param>
    public void ThrottleNext(int count) => Volatile.Write(ref _throttles, count);

    /// <summary>Starts it on a free port.</summary>
    public static async Task<KeyVaultDouble> Start()
    {
        var port = FreePort.Take();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(Certificate())));
        var app = builder.Build();
        var made = new KeyVaultDouble(app, new Uri(FormattableString.Invariant($"https://127.0.0.1:{port}")));
        app.Run(made.Answer);
        await app.StartAsync();
        return made;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private async Task Answer(HttpContext context)
    {
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        var (status, answer) = IsDown ? Error(503, "ServiceUnavailable", "Down.") : Respond(context, body);
        context.Response.StatusCode = status;
        if (answer is not null)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(answer.ToJsonString());
        }
    }

    private (int Status, JsonObject? Body) Respond(HttpContext context, string body)
    {
        lock (_gate)
        {
            if (context.Request.Headers.Authorization != "Bearer " + Token)
            {
                Challenges++;
                context.Response.Headers.WWWAuthenticate = $"Bearer authorization=\"https://login.windows.net/{Directory}\", resource=\"https://vault.azure.net\"";
                return Error(401, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.");
            }

            if (_throttles > 0)
            {
                _throttles--;
                Throttled++;
                context.Response.Headers.RetryAfter = "1";
                return Error(429, "Throttled", "Request was not processed because too many requests were received.");
            }

            if (!s_apiVersions.Contains(context.Request.Query["api-version"].ToString()))
            {
                return Error(400, "BadParameter", "The specified version is not recognized.");
            }

            Served++;
            var parts = context.Request.Path.Value!.Trim('/').Split('/');
            var rest = parts.Length > 2 ? parts[2] : "";
            return (context.Request.Method, parts[0], parts.Length) switch
            {
                ("GET", "secrets", 1) => List(context.Request, [.. _secrets.Select(static secret => secret.Value[^1].Properties)]),
                ("GET", "secrets", 3) when rest == "versions" => Versions(context.Request, parts[1]),
                ("PUT", "secrets", 2) => Set(parts[1], body),
                ("GET", "secrets", _) => Get(parts[1], rest),
                ("PATCH", "secrets", 3) => Update(parts[1], rest, body),
                ("DELETE", "secrets", 2) => Delete(parts[1]),
                ("GET", "deletedsecrets", 2) => GetDeleted(parts[1]),
                ("DELETE", "deletedsecrets", 2) => Purge(parts[1]),
                ("POST", "deletedsecrets", 3) when rest == "recover" => Recover(parts[1]),
                _ => Error(404, "NotFound", "There is no such operation."),
            };
        }
    }

    private (int, JsonObject?) Set(string name, string body)
    {
        if (!Name().IsMatch(name))
        {
            return Error(400, "BadParameter", "The request URI contains an invalid name.");
        }

        if (_deleted.ContainsKey(name))
        {
            var conflict = Error(409, "Conflict", $"Secret {name} is currently in a deleted but recoverable state, and its name cannot be reused.");
            conflict.Body!["error"]!["innererror"] = new JsonObject { ["code"] = "ObjectIsDeletedButRecoverable" };
            return conflict;
        }

        var asked = JsonNode.Parse(body)!.AsObject();
        if (asked["value"]?.GetValue<string>() is not { } value || value.Length > 25_600)
        {
            return Error(400, "BadParameter", "The value is missing or too long.");
        }

        var version = new Version(
            Id(name), Guid.NewGuid().ToString("N"), value, asked["contentType"]?.GetValue<string>(), asked["tags"]?.DeepClone().AsObject() ?? [], _clock++);
        _secrets.GetOrAdd(name, static _ => []).Add(version);
        return (200, version.Bundle);
    }

    private (int, JsonObject?) Get(string name, string version)
    {
        if (!_secrets.TryGetValue(name, out var versions)
            || (version.Length == 0 ? versions[^1] : versions.Find(one => one.Number == version)) is not { } found)
        {
            return Error(404, "SecretNotFound", $"A secret with (name/id) {name} was not found in this key vault.");
        }

        return found.IsEnabled ? (200, found.Bundle) : Error(403, "Forbidden", "Operation get is not allowed on a disabled secret.");
    }

    private (int, JsonObject?) Versions(HttpRequest request, string name) => _secrets.TryGetValue(name, out var versions)
        ? List(request, [.. versions.Select(static version => version.VersionProperties)])
        : List(request, []);

    private (int, JsonObject?) List(HttpRequest request, List<JsonObject> all)
    {
        var limit = int.TryParse(request.Query["maxresults"], CultureInfo.InvariantCulture, out var asked) ? asked : 2;
        var skip = int.TryParse(request.Query["$skiptoken"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        return (200, new JsonObject
        {
            ["value"] = new JsonArray([.. all.Skip(skip).Take(limit)]),
            ["nextLink"] = skip + limit < all.Count
                ? FormattableString.Invariant($"{new Uri(Address, request.Path.Value)}?api-version={request.Query["api-version"]}&$skiptoken={skip + limit}")
                : null,
        });
    }

    private (int, JsonObject?) Update(string name, string number, string body)
    {
        if (!_secrets.TryGetValue(name, out var versions) || versions.FindIndex(version => version.Number == number) is not (>= 0 and var index))
        {
            return Error(404, "SecretNotFound", "There is no such version.");
        }

        var asked = JsonNode.Parse(body)!.AsObject();
        versions[index] = versions[index] with
        {
            Tags = asked["tags"]?.DeepClone().AsObject() ?? versions[index].Tags,
            IsEnabled = asked["attributes"]?["enabled"]?.GetValue<bool>() ?? versions[index].IsEnabled,
        };
        return (200, versions[index].VersionProperties);
    }

    private (int, JsonObject?) Delete(string name)
    {
        if (!_secrets.TryRemove(name, out var versions))
        {
            return Error(404, "SecretNotFound", $"A secret with (name/id) {name} was not found in this key vault.");
        }

        _deleted[name] = new Deleted(versions, 1);
        return (200, OfDeleted(name, versions));
    }

    private (int, JsonObject?) GetDeleted(string name)
    {
        if (!_deleted.TryGetValue(name, out var deleted))
        {
            return Error(404, "SecretNotFound", $"Deleted Secret not found: {name}");
        }

        if (deleted.Polls > 0)
        {
            // Deleting takes some seconds: until then there is nothing here.
            _deleted[name] = deleted with { Polls = deleted.Polls - 1 };
            return Error(404, "SecretNotFound", $"Deleted Secret not found: {name}");
        }

        return (200, OfDeleted(name, deleted.Versions));
    }

    private (int, JsonObject?) Purge(string name)
    {
        if (IsPurgeProtected)
        {
            return Error(403, "Forbidden", "Operation \"purge\" is not allowed because purge protection is enabled for this vault.");
        }

        return _deleted.TryRemove(name, out _) ? (204, null) : Error(404, "SecretNotFound", $"Deleted Secret not found: {name}");
    }

    private (int, JsonObject?) Recover(string name)
    {
        if (!_deleted.TryRemove(name, out var deleted))
        {
            return Error(404, "SecretNotFound", $"Deleted Secret not found: {name}");
        }

        _secrets[name] = deleted.Versions;
        return (200, deleted.Versions[^1].VersionProperties);
    }

    private JsonObject OfDeleted(string name, List<Version> versions)
    {
        var answer = versions[^1].VersionProperties;
        answer["recoveryId"] = new Uri(Address, "/deletedsecrets/" + name).ToString();
        answer["deletedDate"] = _clock;
        answer["scheduledPurgeDate"] = _clock + (90 * 86_400);
        return answer;
    }

    private string Id(string name) => new Uri(Address, "/secrets/" + name).ToString();

    private static (int Status, JsonObject? Body) Error(int status, string code, string message) =>
        (status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    [GeneratedRegex(@"^[0-9a-zA-Z-]{1,127}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();

    private sealed record Deleted(List<Version> Versions, int Polls);

    private sealed record Version(string Secret, string Number, string Value, string? ContentType, JsonObject Tags, long Created)
    {
        public bool IsEnabled { get; init; } = true;

        public JsonObject Bundle
        {
            get
            {
                var bundle = VersionProperties;
                bundle["value"] = Value;
                return bundle;
            }
        }

        public JsonObject VersionProperties => Described($"{Secret}/{Number}");

        public JsonObject Properties => Described(Secret);

        private JsonObject Described(string id) => new()
        {
            ["id"] = id,
            ["contentType"] = ContentType,
            ["tags"] = Tags.DeepClone(),
            ["attributes"] = new JsonObject
            {
                ["enabled"] = IsEnabled,
                ["created"] = Created,
                ["updated"] = Created,
                ["recoveryLevel"] = "Recoverable+Purgeable",
                ["recoverableDays"] = 90,
            },
        };
    }
}
