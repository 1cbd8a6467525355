"""What is learned of how sure statements are, and how it is told."""

from il21kg.measure.calibration import Bin, Judged, learn, left_out, log_loss, reliability

CASES = [
    *(Judged(n, {"bias": 1.0}, 1.0) for n in range(18)),
    *(Judged(n, {"bias": 1.0}, 0.0) for n in range(2)),
    *(Judged(n, {"bias": 1.0, "hedged": 1.0}, float(n % 2)) for n in range(20)),
]


def test_the_weight_of_what_makes_statements_less_sure_is_below_zero() -> None:
    weights = learn(CASES)
    assert weights["bias"] > 1 and weights["hedged"] < -0.5


def test_texts_are_judged_by_the_weights_of_the_others() -> None:
    confidences = left_out(CASES)
    assert len(confidences) == len(CASES)
    assert min(confidences[:20]) > 0.7 > max(confidences[20:])


def test_what_is_sure_and_right_is_off_least() -> None:
    assert round(log_loss([1.0, 0.0], [0.5, 0.5]), 2) == 0.69
    assert log_loss([1.0, 0.0], [0.9, 0.1]) < log_loss([1.0, 0.0], [0.6, 0.4])
    assert round(log_loss([0.0], [1.0]), 1) == 4.6


def test_reliability_is_told_by_tenths() -> None:
    assert reliability([1.0, 0.0, 1.0, 1.0], [0.95, 0.52, 0.58, 1.0]) == (
        Bin(0.5, 0.6, 2, 0.55, 0.5),
        Bin(0.9, 1.0, 2, 0.975, 1.0),
    )
