using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Configures a silo.</summary>
public interface ISiloBuilder
{
    /// <summary>The services.</summary>
    IServiceCollection Services { get; }

    /// <summary>The configuration of the host.</summary>
    IConfiguration Configuration { get; }
}

/// <summary>Configures a client. Within one process it is the silo's own.</summary>
public interface IClientBuilder
{
    /// <summary>The services.</summary>
    IServiceCollection Services { get; }

    /// <summary>The configuration of the host.</summary>
    IConfiguration Configuration { get; }
}

internal sealed class SiloBuilder(IServiceCollection services, IConfiguration configuration) : ISiloBuilder
{
    public IServiceCollection Services { get; } = services;

    public IConfiguration Configuration { get; } = configuration;
}

internal sealed class ClientBuilder(IServiceCollection services, IConfiguration configuration) : IClientBuilder
{
    public IServiceCollection Services { get; } = services;

    public IConfiguration Configuration { get; } = configuration;
}

/// <summary>Services and options of a silo.</summary>
public static class SiloBuilderExtensions
{
    /// <summary>Adds services.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configureDelegate">Adds them.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder ConfigureServices(this ISiloBuilder builder, Action<IServiceCollection> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(builder.Services);
        return builder;
    }

    /// <summary>Sets options.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="builder">The silo.</param>
    /// <param name="configureOptions">Sets them.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder Configure<TOptions>(this ISiloBuilder builder, Action<TOptions> configureOptions)
        where TOptions : class
    {
        builder.Services.Configure(configureOptions);
        return builder;
    }

    /// <summary>Reads options from configuration.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="builder">The silo.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder Configure<TOptions>(this ISiloBuilder builder, IConfiguration configuration)
        where TOptions : class
    {
        builder.Services.Configure<TOptions>(configuration);
        return builder;
    }

    /// <summary>Configures logging.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configureLogging">Configures it.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder ConfigureLogging(this ISiloBuilder builder, Action<ILoggingBuilder> configureLogging)
    {
        builder.Services.AddLogging(configureLogging);
        return builder;
    }
}

/// <summary>Services and options of a client.</summary>
public static class ClientBuilderExtensions
{
    /// <summary>Adds services.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="configureDelegate">Adds them.</param>
    /// <returns>The client.</returns>
    public static IClientBuilder ConfigureServices(this IClientBuilder builder, Action<IServiceCollection> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(builder.Services);
        return builder;
    }

    /// <summary>Sets options.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="builder">The client.</param>
    /// <param name="configureOptions">Sets them.</param>
    /// <returns>The client.</returns>
    public static IClientBuilder Configure<TOptions>(this IClientBuilder builder, Action<TOptions> configureOptions)
        where TOptions : class
    {
        builder.Services.Configure(configureOptions);
        return builder;
    }
}

/// <summary>How silos find each other. There is one here.</summary>
public static class CoreHostingExtensions
{
    /// <summary>A cluster of one silo on this machine. The embedded runtime opens no port.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="siloPort">Not used.</param>
    /// <param name="gatewayPort">Not used.</param>
    /// <param name="primarySiloEndpoint">Not used.</param>
    /// <param name="serviceId">The name of the service.</param>
    /// <param name="clusterId">The name of the cluster.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = 11111,
        int gatewayPort = 30000,
        System.Net.IPEndPoint? primarySiloEndpoint = null,
        string serviceId = "dev",
        string clusterId = "dev")
    {
        _ = (siloPort, gatewayPort, primarySiloEndpoint);
        return builder.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
    }

    /// <summary>Lets the current activity of a caller be that of the grain it calls.</summary>
    /// <param name="builder">The silo.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder)
        => builder.Configure<CallOptions>(options => options.PropagateActivity = true);
}

internal sealed class CallOptions
{
    public bool PropagateActivity { get; set; }
}

/// <summary>Runs things once the silo has started.</summary>
public static class SiloBuilderStartupExtensions
{
    /// <summary>Adds a task.</summary>
    /// <typeparam name="TStartup">The task.</typeparam>
    /// <param name="builder">The silo.</param>
    /// <param name="stage">When, among <see cref="ServiceLifecycleStage"/>.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddStartupTask<TStartup>(this ISiloBuilder builder, int stage = ServiceLifecycleStage.Active)
        where TStartup : class, IStartupTask
        => builder.AddStartupTask((services, token) => ActivatorUtilities.GetServiceOrCreateInstance<TStartup>(services).Execute(token), stage);

    /// <summary>Adds a task.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="startupTask">The task.</param>
    /// <param name="stage">When, among <see cref="ServiceLifecycleStage"/>.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddStartupTask(this ISiloBuilder builder, IStartupTask startupTask, int stage = ServiceLifecycleStage.Active)
        => builder.AddStartupTask((_, token) => startupTask.Execute(token), stage);

    /// <summary>Adds a task.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="startupTask">The task.</param>
    /// <param name="stage">When, among <see cref="ServiceLifecycleStage"/>.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddStartupTask(this ISiloBuilder builder, Func<IServiceProvider, CancellationToken, Task> startupTask, int stage = ServiceLifecycleStage.Active)
    {
        builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => new StartupTask(services, startupTask, stage));
        return builder;
    }

    private sealed class StartupTask(IServiceProvider services, Func<IServiceProvider, CancellationToken, Task> task, int stage) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<StartupTask>(stage, token => task(services, token));
    }
}

/// <summary>Filters of calls.</summary>
public static class GrainCallFilterSiloBuilderExtensions
{
    /// <summary>Runs a filter around every call that arrives at grains.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="filter">The filter.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddIncomingGrainCallFilter(this ISiloBuilder builder, IIncomingGrainCallFilter filter)
    {
        builder.Services.AddSingleton(filter);
        return builder;
    }

    /// <summary>Runs a filter around every call that arrives at grains.</summary>
    /// <typeparam name="TImplementation">The filter, made once.</typeparam>
    /// <param name="builder">The silo.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddIncomingGrainCallFilter<TImplementation>(this ISiloBuilder builder)
        where TImplementation : class, IIncomingGrainCallFilter
    {
        builder.Services.AddSingleton<IIncomingGrainCallFilter, TImplementation>();
        return builder;
    }

    /// <summary>Runs a filter around every call that arrives at grains.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="filter">The filter.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddIncomingGrainCallFilter(this ISiloBuilder builder, IncomingGrainCallFilterDelegate filter)
        => builder.AddIncomingGrainCallFilter(new IncomingFunction(filter));

    /// <summary>Runs a filter around every call that grains, and the silo's own client, make.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="filter">The filter.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddOutgoingGrainCallFilter(this ISiloBuilder builder, IOutgoingGrainCallFilter filter)
    {
        builder.Services.AddSingleton(filter);
        return builder;
    }

    /// <summary>Runs a filter around every call that grains, and the silo's own client, make.</summary>
    /// <typeparam name="TImplementation">The filter, made once.</typeparam>
    /// <param name="builder">The silo.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddOutgoingGrainCallFilter<TImplementation>(this ISiloBuilder builder)
        where TImplementation : class, IOutgoingGrainCallFilter
    {
        builder.Services.AddSingleton<IOutgoingGrainCallFilter, TImplementation>();
        return builder;
    }

    /// <summary>Runs a filter around every call that grains, and the silo's own client, make.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="filter">The filter.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddOutgoingGrainCallFilter(this ISiloBuilder builder, OutgoingGrainCallFilterDelegate filter)
        => builder.AddOutgoingGrainCallFilter(new OutgoingFunction(filter));

    private sealed class IncomingFunction(IncomingGrainCallFilterDelegate filter) : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) => filter(context);
    }

    private sealed class OutgoingFunction(OutgoingGrainCallFilterDelegate filter) : IOutgoingGrainCallFilter
    {
        public Task Invoke(IOutgoingGrainCallContext context) => filter(context);
    }
}

/// <summary>Filters of calls that a client makes.</summary>
public static class ClientBuilderGrainCallFilterExtensions
{
    /// <summary>Runs a filter around every call that the client makes.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="filter">The filter.</param>
    /// <returns>The client.</returns>
    public static IClientBuilder AddOutgoingGrainCallFilter(this IClientBuilder builder, IOutgoingGrainCallFilter filter)
    {
        builder.Services.AddSingleton(filter);
        return builder;
    }

    /// <summary>Runs a filter around every call that the client makes.</summary>
    /// <typeparam name="TImplementation">The filter, made once.</typeparam>
    /// <param name="builder">The client.</param>
    /// <returns>The client.</returns>
    public static IClientBuilder AddOutgoingGrainCallFilter<TImplementation>(this IClientBuilder builder)
        where TImplementation : class, IOutgoingGrainCallFilter
    {
        builder.Services.AddSingleton<IOutgoingGrainCallFilter, TImplementation>();
        return builder;
    }
}

/// <summary>Storage in memory.</summary>
public static class MemoryGrainStorageSiloBuilderExtensions
{
    /// <summary>Stores states in memory, as the default.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configureOptions">Sets options.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder, Action<MemoryGrainStorageOptions> configureOptions)
        => builder.AddMemoryGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    /// <summary>Stores states in memory, as the default.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configureOptions">Sets options.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder, Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null)
        => builder.AddMemoryGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    /// <summary>Stores states in memory.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="name">The name of the storage.</param>
    /// <param name="configureOptions">Sets options.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name, Action<MemoryGrainStorageOptions> configureOptions)
        => builder.AddMemoryGrainStorage(name, options => options.Configure(configureOptions));

    /// <summary>Stores states in memory.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="name">The name of the storage.</param>
    /// <param name="configureOptions">Sets options.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name, Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null)
    {
        configureOptions?.Invoke(builder.Services.AddOptions<MemoryGrainStorageOptions>(name));
        builder.Services.AddGrainStorage(name, (_, storage) => new MemoryGrainStorage(storage));
        return builder;
    }
}

/// <summary>Reminders.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Adds the service that ticks reminders. It needs an <see cref="IReminderTable"/>.</summary>
    /// <param name="builder">The silo.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        builder.Services.AddReminders();
        return builder;
    }

    /// <summary>Adds the service that ticks reminders. It needs an <see cref="IReminderTable"/>.</summary>
    /// <param name="services">The services of the silo.</param>
    public static void AddReminders(this IServiceCollection services)
    {
        services.TryAddSingleton<Reminders.ReminderService>();
        services.TryAddSingleton<Timers.IReminderRegistry>(provider => provider.GetRequiredService<Reminders.ReminderService>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, Reminders.ReminderService>(
            provider => provider.GetRequiredService<Reminders.ReminderService>()));
    }
}

/// <summary>Reminders in memory.</summary>
public static class SiloBuilderReminderMemoryExtensions
{
    /// <summary>Keeps reminders in memory: they end with the process. For tests and development.</summary>
    /// <param name="builder">The silo.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        builder.AddReminders();
        builder.Services.AddSingleton<IReminderTable, Reminders.InMemoryReminderTable>();
        return builder;
    }
}
