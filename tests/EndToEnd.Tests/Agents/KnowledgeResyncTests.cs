using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Processes;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.EndToEnd.Tests.Agents;

/// <summary>A web site that an agent knows, some hours later: read anew is what changed, gone is what vanished, and who fails is named.</summary>
public sealed class KnowledgeResyncTests
{
    [Fact]
    public async Task A_site_is_looked_at_again_when_it_is_time()
    {
        var clock = new LeapingClock();
        var port = FreePort.Take();
        var host = FormattableString.Invariant($"http://127.0.0.1:{port}");
        await using var site = new ChangingSite(port);
        site.Put("/", "Welcome to the studio of Juniper.", "/opening", "/parking", "/prices");
        site.Put("/opening", "The studio opens at nine on weekdays.");
        site.Put("/parking", "Parking is in the yard behind the studio.");
        site.Put("/prices", "A workshop costs forty euros for each person.");
        await site.Start();
        await using var product = await Product.Start(configure: builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Crawler:TrustedHosts:0"] = FormattableString.Invariant($"127.0.0.1:{port}") });
        });
        var shop = product.Grains.GetGrain<IKnowledgeBaseGrain>(AgentKeys.Of("acme", "site"));
        await shop.Configure("Site", "en");
        var id = (await shop.Add(new NewKnowledge { Kind = KnowledgeKind.Site, Title = "Studio", Address = host + "/", Every = TimeSpan.FromHours(6) })).Id!;
        var first = await Settled(shop);
        Assert.Equal((KnowledgeStatus.Ready, 4), (first.Status, first.Pages));
        Assert.Equal(4, site.Served.Count);

        // Before it is time nothing is asked for.
        var source = product.Grains.GetGrain<IKnowledgeSourceGrain>(AgentKeys.Of("acme", "site", id)).AsReference<IRemindable>();
        site.Served.Clear();
        site.Put("/opening", "The studio opens at eleven on weekdays.");
        clock.Leap(TimeSpan.FromHours(5));
        await source.ReceiveReminder("read", default);
        Assert.Empty(site.Served);

        // One page changed, one vanished, one fails.
        site.Put("/", "Welcome to the studio of Juniper.", "/opening", "/prices");
        site.Remove("/parking");
        site.Fail("/prices");
        site.Served.Clear();
        clock.Leap(TimeSpan.FromHours(1));
        await source.ReceiveReminder("read", default);
        var second = await Settled(shop);
        Assert.Equal(KnowledgeStatus.Ready, second.Status);
        Assert.Equal("One page could not be read. See its pages for why.", second.Problem);
        Assert.Equal(["/", "/opening"], site.Served.Order(StringComparer.Ordinal));
        var documents = (await shop.Documents(id)).ToDictionary(static document => new Uri(document.Address).AbsolutePath, StringComparer.Ordinal);
        Assert.Equal(["/", "/opening", "/prices"], documents.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("The site answered with status 500.", 1), (documents["/prices"].Problem, documents["/prices"].Passages));
        Assert.Null(documents["/opening"].Problem);
        Assert.Contains("eleven", Assert.Single(await shop.Search("when does the studio open on weekdays?", 1)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await shop.Search("parking yard", 5), static passage => passage.Text.Contains("yard", StringComparison.Ordinal));
        Assert.Contains("forty", Assert.Single(await shop.Search("what does a workshop cost for each person?", 1)).Text, StringComparison.Ordinal);

        // The day after, all is well and nothing has changed: every page is asked for, none is sent.
        site.Put("/prices", "A workshop costs forty euros for each person.");
        await Read();
        site.Served.Clear();
        await Read();
        Assert.Empty(site.Served);
        Assert.Null((await Settled(shop)).Problem);

        async Task Read()
        {
            clock.Leap(TimeSpan.FromHours(6));
            await source.ReceiveReminder("read", default);
        }
    }

    private static async Task<KnowledgeSource> Settled(IKnowledgeBaseGrain knowledge)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await knowledge.Get())!.IsBusy)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return (await knowledge.Get())!.Sources.Single();
    }

    /// <summary>The system's clock, which can be put ahead.</summary>
    private sealed class LeapingClock : TimeProvider
    {
        private TimeSpan _ahead;

        public void Leap(TimeSpan by) => _ahead += by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
    }

    /// <summary>A site with validators, whose pages can be changed.</summary>
    private sealed class ChangingSite : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, string?> _pages = new(StringComparer.Ordinal);
        private readonly WebApplication _app;

        public ChangingSite(int port)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls(FormattableString.Invariant($"http://127.0.0.1:{port}"));
            _app = builder.Build();
            _app.Run(Answer);
        }

        /// <summary>The paths whose pages were sent.</summary>
        public ConcurrentBag<string> Served { get; } = [];

        public Task Start() => _app.StartAsync();

        public void Put(string path, string text, params string[] links) => _pages[path] =
            $"<html lang=en><head><title>{path}</title></head><body><nav>{string.Join(' ', links.Select(static link => $"<a href='{link}'>{link}</a>"))}</nav><main><h1>{path}</h1><p>{text}</p></main></body></html>";

        public void Remove(string path) => _pages.TryRemove(path, out _);

        public void Fail(string path) => _pages[path] = null;

        public async ValueTask DisposeAsync() => await _app.DisposeAsync();

        private async Task Answer(HttpContext context)
        {
            var path = context.Request.Path.Value!;
            if (!_pages.TryGetValue(path, out var page))
            {
                context.Response.StatusCode = 404;
                return;
            }

            if (page is null)
            {
                context.Response.StatusCode = 500;
                return;
            }

            var tag = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(page)))[..16]}\"";
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                context.Response.StatusCode = 304;
                return;
            }

            Served.Add(path);
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(page);
        }
    }
}
