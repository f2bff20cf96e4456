using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>A signed webhook on its way, through all its attempts.</summary>
internal sealed class DeliveryJob(Uri callback, Asset? asset, byte[] body, string signature, int lane)
{
    public Uri Callback { get; } = callback;

    public Asset? Asset { get; } = asset;

    public byte[] Body { get; } = body;

    public string Signature { get; } = signature;

    public int Lane { get; } = lane;

    public int Attempts { get; set; }

    public DateTimeOffset FirstFailure { get; set; }

    /// <summary>The last attempt: accepted, or given up.</summary>
    public TaskCompletionSource<Delivery> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<Delivery> FirstAttempt { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
