using System.Diagnostics;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Assistants;
using Chatbotics.Grains.Assistants.Ports;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Conversations;
using Chatbotics.Grains.Conversations.Delivery;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tenancy.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Benchmarks.Conversations;

/// <summary>What an active conversation with its last ten messages takes of a silo's memory, all included.</summary>
internal static class ConversationMemory
{
    private const int Conversations = 20_000;

    public static async Task Run()
    {
        var world = new EmptyWorld(new ResponderDefinition { QuietPeriod = TimeSpan.Zero });
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => silo.UseLocalhostClustering().UseInMemoryReminderService().AddMemoryGrainStorageAsDefault());
        builder.Services
            .AddSingleton<IConversationStore>(world)
            .AddSingleton<IWakeIndex>(world)
            .AddSingleton<IKeyRing>(world)
            .AddSingleton<IWorkspaceSettingsCache>(world)
            .AddSingleton<ISendBudgets>(world)
            .AddSingleton<IChannelSender>(world)
            .AddSingleton<IInboxStore>(world)
            .AddSingleton<IAssistant>(world)
            .AddAssistantWorkers()
            .AddConversations()
            .Configure<ConversationOptions>(options => options.TurnsPerHour = 0);
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await Talk(grains, world, 500_000, 1_000);

        var (heap, resident) = Measure();
        await Talk(grains, world, 0, Conversations);
        var (heapAfter, residentAfter) = Measure();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| active conversation with its last ten messages in a silo, managed | | {(heapAfter - heap) / Conversations:N0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| the same, resident | | {(residentAfter - resident) / Conversations:N0} |"));
        await host.StopAsync();
    }

    private static async Task Talk(IGrainFactory grains, EmptyWorld world, int first, int count)
    {
        var sent = world.Sent;
        for (var round = 0; round < 5; round++)
        {
            for (var i = first; i < first + count; i++)
            {
                await grains.GetGrain<IConversationGrain>(EmptyWorld.KeyOf(i).Value).Accept([EmptyWorld.Message(i, $"{round}")]);
            }

            var patience = Stopwatch.StartNew();
            while (world.Sent < sent + (count * (round + 1)) && patience.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(10);
            }
        }

        // Timers that were set for the last turns tick in vain, and are gone then.
        await Task.Delay(TimeSpan.FromSeconds(3));
    }

    private static (long Heap, long Resident) Measure()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }
}
