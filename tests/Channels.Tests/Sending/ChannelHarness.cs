using System.Collections.Concurrent;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Channels.Tests.Sending;

/// <summary>The channels as they are registered, against a local Graph API, with a clock that stands still.</summary>
internal sealed class ChannelHarness : IAsyncDisposable
{
    public const string AppSecret = "app-secret-1";

    private readonly ServiceProvider _services;

    public ChannelHarness(string graph, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Meta:AppSecret"] = AppSecret,
            ["Meta:GraphBaseUrl"] = graph,
            ["Meta:InstagramGraphBaseUrl"] = graph + "/ig",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IConnectionCredentials>(Credentials)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddMetaChannels(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static ConnectionKey WhatsApp { get; } = ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "111");

    public static ConnectionKey OtherWhatsApp { get; } = ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "112");

    public static ConnectionKey Messenger { get; } = ConnectionKey.Create("acme", ChannelPlatform.Messenger, "222");

    public static ConnectionKey Instagram { get; } = ConnectionKey.Create("acme", ChannelPlatform.Instagram, "333");

    public ManualClock Clock { get; } = new();

    public FixedCredentials Credentials { get; } = new();

    public LogRecorder Log { get; } = new();

    public IChannelMedia Media => _services.GetRequiredService<IChannelMedia>();

    public ChannelBreakers Breakers => _services.GetRequiredService<ChannelBreakers>();

    public static SendRequest Text(ConnectionKey connection, string text = "Hello") => new()
    {
        Connection = connection,
        Recipient = new() { Ids = ["491511234567"] },
        Content = MessageContent.FromText(text),
        Tracker = "try-1",
        IsWithinWindow = true,
    };

    public IChannelSender Sender(ConnectionKey connection) =>
        _services.GetServices<IChannelSender>().Single(sender => sender.Platform == connection.Platform);

    public Task<SendOutcome> Send(SendRequest request, CancellationToken cancellationToken = default) =>
        Sender(request.Connection).Send(request, cancellationToken);

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    internal sealed class FixedCredentials : IConnectionCredentials
    {
        private readonly ConcurrentDictionary<ConnectionKey, ConnectionCredentials?> _known = new();

        public Exception? Fault { get; set; }

        public ConcurrentQueue<ConnectionKey> Forgotten { get; } = new();

        public void Set(ConnectionKey connection, ConnectionCredentials? credentials) => _known[connection] = credentials;

        public ValueTask<ConnectionCredentials?> Find(ConnectionKey connection, CancellationToken cancellationToken = default) =>
            Fault is not null ? throw Fault : ValueTask.FromResult(_known.GetOrAdd(
                connection, key => new ConnectionCredentials { Connection = key, AccessToken = "token-of-" + key.AssetId }));

        public void Forget(ConnectionKey connection) => Forgotten.Enqueue(connection);
    }

    internal sealed class LogRecorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
