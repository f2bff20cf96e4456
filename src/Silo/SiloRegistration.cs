using Chatbotics.Assistants;
using Chatbotics.Assistants.Agents;
using Chatbotics.Assistants.Crawling;
using Chatbotics.Channels;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Assistants;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Contacts;
using Chatbotics.Grains.Conversations;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Media;
using Chatbotics.Grains.Notifications;
using Chatbotics.Grains.People;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Search;
using Chatbotics.Grains.Tenancy;
using Chatbotics.Silo.Channels;
using Chatbotics.Silo.Privacy;
using Chatbotics.Silo.Seeding;
using Chatbotics.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chatbotics.Silo;

/// <summary>Puts the grains, their stores, channels and assistants together.</summary>
public static class SiloRegistration
{
    /// <summary>
    /// Adds a silo with everything that it hosts. On start, in this order: the store opens, the silo starts, the seed is
    /// applied; the due-time index starts behind it.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="seedFile">A seed file to apply at the start, or null.</param>
    /// <param name="demo">Whether to make the demo workspace.</param>
    public static IHostApplicationBuilder AddChatboticsSilo(this IHostApplicationBuilder builder, string? seedFile = null, bool demo = false)
    {
        builder.Services
            .AddSqliteStorage()
            .AddMetaChannels(builder.Configuration)
            .AddShopifyTopics(builder.Configuration)
            .AddWebsiteChannel()
            .AddTenancy()
            .AddPeople()
            .AddChannelConnections()
            .AddNotifications()
            .AddConversations()
            .AddPrivacy()
            .AddMedia()
            .AddMessageSearch()
            .AddContacts()
            .AddAssistantWorkers()
            .AddBuiltInResponder()
            .AddGuardedHttp()
            .AddWebPush(builder.Configuration)
            .AddCrawling(builder.Configuration)
            .AddKnowledgeBases()
            .AddAgents()
            .AddAgentRunner(builder.Configuration);
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddSqliteStorage().AddTenantCallFilter());
        builder.Services
            .AddSingleton(new SeedOptions(seedFile, demo))
            .AddSingleton<SeedApplier>()
            .AddSingleton<DemoAgent>()
            .AddSingleton<DemoWebsite>()
            .AddHostedService<SeedingService>()
            .AddHostedService<ConnectionCareStarter>()
            .AddHostedService<KeyRotationService>()
            .AddHostedService<UnfinishedService>()
            .AddHostedService<BackupService>();
        builder.Services.AddOptions<ConversationOptions>().BindConfiguration(ConversationRegistration.Section);
        builder.Services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<PrivacyOptions>().BindConfiguration(PrivacyOptions.Section)
            .PostConfigure<IConfiguration>(static (options, configuration) => options.PublicUrl = configuration["People:PublicUrl"] ?? options.PublicUrl);
        return builder;
    }
}
