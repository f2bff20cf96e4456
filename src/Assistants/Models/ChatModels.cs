using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chatbotics.Assistants.Models.OpenAi;
using Chatbotics.Grains.Abstractions.Tenancy;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Models;

/// <summary>Makes and keeps the clients of chat models, one for each set of options, so that its breaker is everybody's.</summary>
internal sealed class ChatModels : IChatModels
{
    private const int MaxClients = 4_096;

    private readonly ConcurrentDictionary<ClientKey, IChatClient> _clients = new();
    private readonly ModelsOptions _options;
    private readonly OpenAiClients _sdk;
    private readonly ModelTransport _transport;
    private readonly IModelMeter _meter;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Creates it.</summary>
    public ChatModels(
        IOptions<ModelsOptions> options, OpenAiClients sdk, ModelTransport transport, IModelMeter meter, TimeProvider time, ILogger<FallbackChatClient> logger)
    {
        _options = options.Value;
        _sdk = sdk;
        _transport = transport;
        _meter = meter;
        _time = time;
        _logger = logger;
        Catalogue = [.. _options.Catalogue.Keys.Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Catalogue { get; }

    /// <inheritdoc/>
    public bool HasDefault => _options.Default.Count > 0;

    /// <inheritdoc/>
    public IChatClient FromCatalogue(ImmutableArray<string> names)
    {
        var chosen = names.IsDefaultOrEmpty ? [.. _options.Default] : names;
        var clients = chosen.Take(ModelsOptions.MaxChain).Select(name => _options.Catalogue.TryGetValue(name, out var model)
            ? Client(new ClientKey(Tenant: null, model))
            : throw new ModelException(ModelFailure.ModelUnknown, $"This installation offers no model called \"{name}\". Choose one of its list."));
        return Chain([.. clients]);
    }

    /// <inheritdoc/>
    public IChatClient ForTenant(string tenant, ImmutableArray<ModelOptions> chain)
    {
        foreach (var model in chain)
        {
            if (ModelOptionsRules.Check(model, "Model") is [var error, ..])
            {
                throw new ModelException(ModelFailure.Refused, error);
            }

            if (model.ApiKeyReference is { } reference && !GrainKeys.TenantOf(reference).Equals(tenant, StringComparison.Ordinal))
            {
                throw new ModelException(ModelFailure.KeyRefused, "The model's key belongs to another workspace. Set the key again.");
            }
        }

        return Chain([.. chain.Take(ModelsOptions.MaxChain).Select(model => Client(new ClientKey(tenant, model)))]);
    }

    private IChatClient Chain(IReadOnlyList<IChatClient> clients) => clients switch
    {
        [] => throw new ModelException(ModelFailure.ModelUnknown, "No model is chosen, and this installation has no default."),
        [var only] => only,
        _ => new FallbackChatClient(clients, _logger),
    };

    private IChatClient Client(ClientKey key)
    {
        if (_clients.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_clients.Count >= MaxClients)
        {
            // Options are edited seldom; what is in use comes back at once, only its breaker starts afresh.
            _clients.Clear();
        }

        return _clients.GetOrAdd(key, Create);
    }

    private IChatClient Create(ClientKey key)
    {
        var model = key.Model;
        var sdk = _sdk.Chat(model, key.Tenant is null ? _transport.Operator : _transport.Tenant);
        var attempt = new MeteredChatClient(new OpenAiChatClient(sdk, model, _time), model, _meter, _time);
        return new ResilientChatClient(attempt, model, ModelPipeline.Create(model, _time), _time);
    }

    /// <summary>Workspaces share no client: not even the breaker tells one of the other.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct ClientKey(string? Tenant, ModelOptions Model);
}
