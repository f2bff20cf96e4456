using System.Text;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Control;

/// <summary>A delivery attempt as the control API shows it.</summary>
internal sealed record DeliveryView(int? Status, string? Error, int Attempt, double Milliseconds, string Signature, string Body)
{
    public static DeliveryView Of(Delivery delivery) => new(
        delivery.Status,
        delivery.Error,
        delivery.Attempt,
        Math.Round(delivery.Took.TotalMilliseconds, 2),
        delivery.Signature,
        Encoding.UTF8.GetString(delivery.Body.Span));
}
