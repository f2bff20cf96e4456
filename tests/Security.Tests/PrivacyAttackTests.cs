using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Security.Tests;

/// <summary>Attacks 7 to 12, 35 and 36 on the whole product, over its socket.</summary>
[Collection(AttackedProductCollection.Name)]
public sealed class PrivacyAttackTests(AttackedProduct attacked)
{
    private readonly Product _product = attacked.Product;

    private string Secret => _product.Meta.Options.AppSecret;

    [Theory]
    [InlineData("""{"algorithm":"none","user_id":"1"}""")]
    [InlineData("""{"algorithm":"HS1","user_id":"1"}""")]
    [InlineData("""{"algorithm":"hmac-sha256","user_id":"1"}""")]
    [InlineData("""{"user_id":"1"}""")]
    [InlineData("""[{"algorithm":"HMAC-SHA256","user_id":"1"}]""")]
    [InlineData("""{"algorithm":["HMAC-SHA256"],"user_id":"1"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","user_id":"1","user_id":"2"}""")]
    public async Task Abuse07_a_signed_request_in_another_form_is_refused(string payload)
    {
        foreach (var path in new[] { "/meta/data_deletion", "/meta/deauthorize" })
        {
            using var answer = await Post(path, Sign(payload, Secret));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Abuse08_malformed_signed_requests_are_refused()
    {
        var good = Sign("""{"algorithm":"HMAC-SHA256","user_id":"8"}""", Secret);
        string?[] bad = ["", "a", "a.b", good + ".x", "." + good, good[..^3] + "???", Sign("""{"algorithm":"HMAC-SHA256","user_id":"8"}""", "other secret"), null];
        foreach (var text in bad)
        {
            using var answer = await Post("/meta/data_deletion", text);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using var client = new HttpClient();
        using var json = await client.PostAsync(new Uri(_product.Address, "/meta/data_deletion"), new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, json.StatusCode);
        using var large = await client.PostAsync(
            new Uri(_product.Address, "/meta/data_deletion"), new FormUrlEncodedContent([new("signed_request", new string('a', 200_000))]));
        Assert.False(large.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Abuse09_a_deletion_replayed_a_thousand_times_has_one_code_and_one_effect()
    {
        var text = Sign("""{"algorithm":"HMAC-SHA256","user_id":"9001","issued_at":1700000000}""", Secret);
        var codes = new ConcurrentDictionary<string, bool>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
        {
            using var answer = await Post("/meta/data_deletion", text);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(CancellationToken.None));
            var code = body.RootElement.GetProperty("confirmation_code").GetString()!;
            Assert.EndsWith("/data-deletion/" + code, body.RootElement.GetProperty("url").GetString(), StringComparison.Ordinal);
            codes[code] = true;
        });
        var only = Assert.Single(codes.Keys);

        // 128 bits, and readable for anyone who has it.
        Assert.Matches("^[0-9a-f]{32}$", only);
        using var client = new HttpClient();
        var page = await client.GetStringAsync(new Uri(_product.Address, "/data-deletion/" + only));
        Assert.Contains(only, page, StringComparison.Ordinal);
        Assert.DoesNotContain("9001", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abuse10_a_guessed_code_is_nothing()
    {
        using var client = new HttpClient();
        foreach (var code in new[] { new string('a', 32), "1", "..%2f..", new string('A', 32) })
        {
            using var answer = await client.GetAsync(new Uri(_product.Address, "/data-deletion/" + code));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Abuse11_deauthorising_an_unknown_person_answers_the_same()
    {
        using var unknown = await Post("/meta/deauthorize", Sign("""{"algorithm":"HMAC-SHA256","user_id":"nobody"}""", Secret));
        using var engine = Caller.Use(Caller.Engine);
        var person = _product.Grains.GetGrain<IMetaPersonGrain>(MetaPersons.KeyOf(MetaProduct.Facebook, "somebody"));
        await person.Add(ConnectionKey.Create("acme", ChannelPlatform.Messenger, "no-such-page"));
        using var known = await Post("/meta/deauthorize", Sign("""{"algorithm":"HMAC-SHA256","user_id":"somebody"}""", Secret));
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await known.Content.ReadAsStringAsync());
        await Eventually.Holds(async () => (await person.Connections()).IsEmpty);
    }

    [Fact]
    public async Task Abuse12_a_redelivered_webhook_of_an_erased_contact_brings_nothing_back()
    {
        var contact = WebhookAttack.NewContact();
        var body = WebhookAttack.Message(contact, "erase me");
        Assert.Equal(HttpStatusCode.OK, await WebhookAttack.Post(_product, body, WebhookAttack.Sign(body, Secret)));
        await Erase(contact);
        for (var again = 0; again < 3; again++)
        {
            Assert.Equal(HttpStatusCode.OK, await WebhookAttack.Post(_product, body, WebhookAttack.Sign(body, Secret)));
        }

        var catalog = _product.Services.GetRequiredService<IConversationCatalog>();
        Assert.DoesNotContain(await catalog.List("acme", null, 1_000), row => row.Key.ExternalId == contact);
        Assert.Null(await _product.Services.GetRequiredService<IContactAliases>().Find(Connection, [contact]));

        // A new message of the same person is a new conversation.
        var fresh = WebhookAttack.Message(contact, "hello again");
        fresh = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(fresh).Replace("wamid." + contact, "wamid.new" + contact, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await WebhookAttack.Post(_product, fresh, WebhookAttack.Sign(fresh, Secret)));
        Assert.Contains(await catalog.List("acme", null, 1_000), row => row.Key.ExternalId == contact);
    }

    /// <summary>A canary in text, name and id; after the erasure it is in no file of the data folder and in no log.</summary>
    [Fact]
    public async Task Abuse35_a_canary_is_found_nowhere_once_it_is_erased()
    {
        var log = new RememberedLog();
        await using var product = await Product.Start(configure: builder => builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        var contact = WebhookAttack.NewContact();
        var canary = "canary-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(WebhookAttack.Message(contact, "When are you open? " + canary)).Replace("Mallory", "Name " + canary, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await WebhookAttack.Post(product, body, WebhookAttack.Sign(body, product.Meta.Options.AppSecret)));
        var key = ConversationKey.Create(Connection, contact);
        await Eventually.Holds(async () => (await product.Grains.GetGrain<IConversationGrain>(key.Value).Read(new ThreadQuery())).Items.Length > 1);

        using (Caller.Use(Caller.Engine))
        {
            var begun = await product.Grains.GetGrain<IErasureDeskGrain>("acme").Begin(new ErasureOrder { Kind = ErasureKind.Contact, Cause = ErasureCause.Person, Subjects = [key.Value] });
            var status = await product.Grains.GetGrain<IErasureGrain>("acme/" + begun.Id).GoOn();
            Assert.Equal(ErasurePhase.Done, status!.Phase);
            Assert.Equal(ReceiptFault.None, ReceiptVerifier.Verify((await product.Grains.GetGrain<IReceiptLedgerGrain>("acme").Get(status.Receipt))!));
        }

        Assert.DoesNotContain(log.Lines, line => line.Contains(canary, StringComparison.Ordinal));
        var data = Path.Combine(product.DataFolder, "data");
        foreach (var needle in new[] { canary, Convert.ToBase64String(Encoding.UTF8.GetBytes(canary)), contact })
        {
            Assert.Empty(Directory.GetFiles(data, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && Holds(file, Encoding.UTF8.GetBytes(needle)))
                .Select(file => needle + " in " + Path.GetFileName(file)));
        }
    }

    /// <summary>A sealed row put in another's place opens nowhere.</summary>
    [Fact]
    public async Task Abuse36_a_swapped_record_is_refused()
    {
        var keys = _product.Services.GetRequiredService<IKeyRing>();
        using var one = await keys.Take("acme");
        Span<byte> buffer = stackalloc byte[256];
        var sealedText = one.Seal("mine"u8, Grains.Privacy.DataKey.Context("acme/whatsapp/1/alice", 1, buffer));
        Assert.Throws<AuthenticationTagMismatchException>(() => Open(one, sealedText, "acme/whatsapp/1/bob", 1));
        Assert.Throws<AuthenticationTagMismatchException>(() => Open(one, sealedText, "beta/whatsapp/1/alice", 1));
        Assert.Throws<AuthenticationTagMismatchException>(() => Open(one, sealedText, "acme/whatsapp/1/alice", 2));
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await keys.Get("beta", one.Id));
    }

    private static ConnectionKey Connection => ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId);

    private static byte[] Open(Grains.Privacy.DataKey key, byte[] sealedText, string owner, long number)
    {
        Span<byte> buffer = stackalloc byte[256];
        return key.Open(sealedText, Grains.Privacy.DataKey.Context(owner, number, buffer));
    }

    private static bool Holds(string path, byte[] needle)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(needle) >= 0;
    }

    private static string Sign(string payload, string secret)
    {
        var encoded = System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(encoded));
        return System.Buffers.Text.Base64Url.EncodeToString(signature) + "." + encoded;
    }

    private async Task<HttpResponseMessage> Post(string path, string? signedRequest)
    {
        using var client = new HttpClient();
        return await client.PostAsync(
            new Uri(_product.Address, path), new FormUrlEncodedContent(signedRequest is null ? [] : [new("signed_request", signedRequest)]));
    }

    private async Task Erase(string contact)
    {
        using var engine = Caller.Use(Caller.Engine);
        var begun = await _product.Grains.GetGrain<IErasureDeskGrain>("acme").Begin(new ErasureOrder
        {
            Kind = ErasureKind.Contact,
            Cause = ErasureCause.Person,
            Subjects = [ConversationKey.Create(Connection, contact).Value],
        });
        Assert.Equal(ErasurePhase.Done, (await _product.Grains.GetGrain<IErasureGrain>("acme/" + begun.Id).GoOn())!.Phase);
    }

    private sealed class RememberedLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);
    }
}
