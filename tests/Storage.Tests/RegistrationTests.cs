using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Storage.Tests.Compliance;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Tests;

/// <summary>The store in a host: opened before everything else, closed after it, its options checked.</summary>
public sealed class RegistrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("host-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Hosted_services_find_the_store_open_and_may_write_until_they_have_stopped()
    {
        using var host = Build([]);
        await host.StartAsync();
        Assert.True(host.Services.GetRequiredService<IStoreHealth>().IsWritable);
        await host.StopAsync();

        var user = host.Services.GetServices<IHostedService>().OfType<User>().Single();
        Assert.Equal(2, user.Written);
        Assert.False(host.Services.GetRequiredService<IStoreHealth>().IsWritable);
        Assert.False(File.Exists(Path.Combine(_folder, "chatbotics.db-wal")));
    }

    [Theory]
    [InlineData("QueueOperations", "1")]
    [InlineData("QueueBytes", "5")]
    [InlineData("ConversationCache", "0")]
    [InlineData("RetryAfter", "1.00:00:00")]
    [InlineData("KeyLifetime", "00:00:00")]
    [InlineData("IdleDelay", "02:00:00")]
    [InlineData("Readers", "0")]
    [InlineData("Folder", "")]
    public async Task A_value_out_of_range_stops_the_start_and_is_named(string key, string value)
    {
        using var host = Build([new($"Store:{key}", value)]);
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains($"Store:{key}", refusal.Message, StringComparison.Ordinal);
    }

    private IHost Build(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Store:Folder", _folder)]);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddHostedService<User>();
        builder.Services.AddSqliteStorage();
        return builder.Build();
    }

    private sealed class User(IConversationStore store) : IHostedService
    {
        public int Written { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken) => Write();

        public Task StopAsync(CancellationToken cancellationToken) => Write();

        private async Task Write() => await store.Append(Sample.Append(Sample.Conversation(1), Written++));
    }
}
