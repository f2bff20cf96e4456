using System.Collections.Concurrent;
using System.Reflection;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.People;

/// <summary>
/// The second gate: a call made on somebody's behalf reaches grains of that somebody's workspace and account only, whatever
/// ids were slipped into it. Calls without a caller (webhooks, timers) pass after one look at the context.
/// </summary>
/// <param name="logger">The log.</param>
[FiltersCallsWithContextOnly]
internal sealed partial class TenantCallFilter(ILogger<TenantCallFilter> logger) : IIncomingGrainCallFilter
{
    private const string ClientPrefix = "sys.client";

    private static readonly Assembly Contracts = typeof(IPeopleGrain).Assembly;
    private static readonly ConcurrentDictionary<Type, GrainScope> Scopes = new();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) =>
        RequestContext.Get(Caller.ContextKey) is Caller { IsEngine: false } caller && !MayCall(caller, context)
            ? Refuse(context)
            : context.Invoke();

    /// <summary>Whether a caller may call a grain.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="scope">Whose grain it is.</param>
    /// <param name="key">The grain's key.</param>
    /// <param name="isFromGrain">Whether another grain makes the call: one that was allowed to be called.</param>
    internal static bool MayCall(Caller caller, GrainScope scope, string key, bool isFromGrain) => scope switch
    {
        GrainScope.Open => true,
        GrainScope.Engine => isFromGrain,
        GrainScope.Account => isFromGrain || (caller.ApiKeyId is null && string.Equals(key, caller.AccountId, StringComparison.Ordinal)),
        _ => caller.Tenant is { } tenant && GrainKeys.TenantOf(key).SequenceEqual(tenant),
    };

    private static bool MayCall(Caller caller, IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType is not { } contract || contract.Assembly != Contracts)
        {
            return true;
        }

        var scope = Scopes.GetOrAdd(contract, static type =>
            typeof(IGrainObserver).IsAssignableFrom(type) ? GrainScope.Open : type.GetCustomAttribute<GrainScopeAttribute>()?.Scope ?? GrainScope.Tenant);
        return MayCall(caller, scope, context.TargetId.Key.ToString(), IsFromGrain(context));
    }

    /// <summary>Whether another grain makes a call, rather than the dashboard, the API or a service of the host.</summary>
    /// <param name="context">The call.</param>
    internal static bool IsFromGrain(IGrainCallContext context) =>
        context.SourceId is { } source && !source.Type.ToString()!.StartsWith(ClientPrefix, StringComparison.Ordinal);

    private Task Refuse(IIncomingGrainCallContext context)
    {
        LogRefused(logger, context.InterfaceName, context.MethodName);
        throw new ForeignGrainException();
    }
}
