using Chatbotics.Grains.Abstractions.Integrations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Integrations;

/// <inheritdoc cref="IApiResultGrain"/>
/// <param name="store">The stored answer.</param>
/// <param name="keys">Keys that seal answers, which hold what customers wrote.</param>
/// <param name="time">The clock.</param>
[GrainType("api-result")]
internal sealed class ApiResultGrain(
    [PersistentState("api-result")] IPersistentState<ApiResultState> store, IKeyRing keys, TimeProvider time) : Grain, IApiResultGrain, IRemindable
{
    private const string Expiry = "expiry";
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>After this time a request without an answer was cut off by a crash: it may be made again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString()).ToString();

    /// <inheritdoc/>
    public async Task<ApiResultBegin> Begin(string fingerprint)
    {
        var state = store.State;
        var now = time.GetUtcNow();
        if (state.Fingerprint.Length > 0 && now - state.BeganAt < Life)
        {
            if (!string.Equals(state.Fingerprint, fingerprint, StringComparison.Ordinal))
            {
                return new ApiResultBegin(ApiResultStage.OtherRequest);
            }

            if (state.Status != 0)
            {
                return new ApiResultBegin(ApiResultStage.Answered, await Open(state));
            }

            if (now - state.BeganAt < Patience)
            {
                return new ApiResultBegin(ApiResultStage.UnderWay);
            }
        }

        await store.Replace(new ApiResultState { Fingerprint = fingerprint, BeganAt = now });
        await this.RegisterOrUpdateReminder(Expiry, Life, Life);
        return new ApiResultBegin(ApiResultStage.New);
    }

    /// <inheritdoc/>
    public async Task Complete(ApiResult result)
    {
        var key = await keys.Take(Tenant);
        await store.Replace(store.State with
        {
            Status = result.Status,
            ContentType = result.ContentType,
            KeyId = key.Id,
            Sealed = key.Seal(result.Body, Context()),
        });
    }

    /// <inheritdoc/>
    public Task Abandon() => Forget();

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Forget();
        if (await this.GetReminder(reminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private async Task Forget()
    {
        if (store.State.KeyId != Guid.Empty)
        {
            await keys.Destroy(Tenant, store.State.KeyId);
        }

        await store.ClearStateAsync();
        store.State = new ApiResultState();
    }

    private async ValueTask<ApiResult> Open(ApiResultState state)
    {
        var key = await keys.Get(Tenant, state.KeyId);
        return new ApiResult(state.Status, state.ContentType, key.Open(state.Sealed, Context()));
    }

    private byte[] Context() => DataKey.Context("api/" + this.GetPrimaryKeyString(), 0, new byte[1_024]).ToArray();
}
