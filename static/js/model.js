/**
 * A model that turns: by mouse, touch, keyboard and buttons. Draws only when something moved.
 */

import { describe, fullScreen, pressed, teller, toolbar, turning, words } from "./controls.js";

const TURN = Math.PI / 12;
const STEP = 0.8;
const FIELD_OF_VIEW = 35;
const MESHOPT = ["EXT_meshopt_compression", "KHR_meshopt_compression"];

/**
 * Opens the model in `element`.
 * @param {HTMLElement} element
 * @param {{src: string, label?: string, words: string}} data `src` is the address of a GLB
 * @returns {Promise<import("./controls.js").Mounted>}
 */
export async function mount(element, data) {
  const say = words(data);
  const tell = teller(element);
  const download = { href: data.src, text: say.download };
  if (!document.createElement("canvas").getContext("webgl2")) {
    tell(say.noWebgl, download);
    return { failed: true, destroy: () => element.replaceChildren() };
  }
  let waits = true;
  try {
    const percent = new Intl.NumberFormat(document.documentElement.lang || "en", { style: "percent" });
    const progress = (share) => waits && tell(say.loading.replace("{share}", percent.format(share)));
    const [THREE, { OrbitControls }, { RoomEnvironment }, bytes] = await Promise.all([
      import("three"),
      import("three/addons/controls/OrbitControls.js"),
      import("three/addons/environments/RoomEnvironment.js"),
      fetched(data.src, progress),
    ]);
    const model = await parsed(THREE, bytes);
    tell("");
    return show({ THREE, OrbitControls, RoomEnvironment }, element, model, data.label ?? "", say);
  } catch (error) {
    waits = false; // the file goes on coming
    tell(say.failed, download);
    console.error(error);
    return { failed: true, destroy: () => element.replaceChildren() };
  }
}

/** Puts the model on its stage. */
function show({ THREE, OrbitControls, RoomEnvironment }, element, model, label, say) {
  const renderer = new THREE.WebGLRenderer({ antialias: true, alpha: true });
  renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
  renderer.toneMapping = THREE.NeutralToneMapping;
  const scene = lit(THREE, RoomEnvironment, renderer);
  scene.add(model);
  const camera = new THREE.PerspectiveCamera(FIELD_OF_VIEW, 1, 0.01, 100);
  const canvas = renderer.domElement;
  canvas.tabIndex = 0;
  describe(canvas, label, say);
  canvas.className = "viewer-stage";
  element.prepend(canvas);

  const controls = new OrbitControls(camera, canvas);
  const radius = centred(THREE, model);
  let waiting = 0;
  const draw = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      renderer.render(scene, camera);
    });
  };
  const begin = () => {
    const distance = radius / Math.sin((FIELD_OF_VIEW / 2) * (Math.PI / 180)) / Math.min(1, camera.aspect);
    camera.position.setFromSphericalCoords(distance * 0.95, Math.PI * 0.42, Math.PI / 7);
    camera.near = distance / 100;
    camera.far = distance * 10;
    camera.updateProjectionMatrix();
    controls.target.set(0, 0, 0);
    controls.minDistance = radius * 0.15;
    controls.maxDistance = distance * 3;
    controls.update();
    draw();
  };
  const moves = movements(THREE, camera, controls, begin);
  const sized = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = element;
    if (width && height) {
      renderer.setSize(width, height, false);
      camera.aspect = width / height;
      camera.updateProjectionMatrix();
      draw();
    }
  });
  controls.addEventListener("change", draw);
  canvas.addEventListener("keydown", (event) => pressed(event, moves));
  sized.observe(element);
  camera.aspect = element.clientWidth / element.clientHeight || 1;
  begin();
  toolbar(element, say.tools, [...turning(say, moves), ...fullScreen(element, say.full)]);
  canvas.focus({ preventScroll: true });
  const destroy = () => {
    sized.disconnect();
    controls.dispose();
    renderer.dispose();
    renderer.forceContextLoss();
    element.replaceChildren();
  };
  return { destroy };
}

/** What each key does; the buttons do the same. */
function movements(THREE, camera, controls, begin) {
  const move = (change) => () => {
    const place = new THREE.Spherical().setFromVector3(camera.position.clone().sub(controls.target));
    change(place);
    place.makeSafe();
    place.radius = Math.min(controls.maxDistance, Math.max(controls.minDistance, place.radius));
    camera.position.setFromSpherical(place).add(controls.target);
    controls.update();
  };
  return {
    ArrowLeft: move((place) => (place.theta -= TURN)),
    ArrowRight: move((place) => (place.theta += TURN)),
    ArrowUp: move((place) => (place.phi -= TURN)),
    ArrowDown: move((place) => (place.phi += TURN)),
    "+": move((place) => (place.radius *= STEP)),
    "-": move((place) => (place.radius /= STEP)),
    0: begin,
  };
}

/** An even light from a room, and one lamp so that carving throws shadows on itself. */
function lit(THREE, RoomEnvironment, renderer) {
  const scene = new THREE.Scene();
  const maker = new THREE.PMREMGenerator(renderer);
  scene.environment = maker.fromScene(new RoomEnvironment(), 0.04).texture;
  scene.environmentIntensity = 0.7;
  maker.dispose();
  const lamp = new THREE.DirectionalLight(0xffffff, 1.6);
  lamp.position.set(-2, 3, 4);
  scene.add(lamp);
  return scene;
}

/** Moves the model's middle to the origin; returns the radius of what surrounds it. */
function centred(THREE, model) {
  const box = new THREE.Box3().setFromObject(model);
  const ball = box.getBoundingSphere(new THREE.Sphere());
  if (!(ball.radius > 0)) {
    throw new Error("a model without extent");
  }
  model.position.sub(ball.center);
  return ball.radius;
}

/** The scene of a GLB; nothing is fetched from outside the file, and a decoder only where the file needs it. */
async function parsed(THREE, bytes) {
  const { GLTFLoader } = await import("three/addons/loaders/GLTFLoader.js");
  const inside = new THREE.LoadingManager();
  inside.setURLModifier((address) => (/^(blob|data):/.test(address) ? address : "data:,"));
  const loader = new GLTFLoader(inside);
  if (MESHOPT.some((name) => extensions(bytes).includes(name))) {
    const { MeshoptDecoder } = await import("three/addons/libs/meshopt_decoder.module.js");
    loader.setMeshoptDecoder(MeshoptDecoder);
  }
  return (await loader.parseAsync(bytes, "")).scene;
}

/**
 * The extensions that a GLB uses (glTF 2.0, section 4.4: a header of 12 bytes, then the JSON chunk).
 * @param {ArrayBuffer} bytes
 * @returns {string[]}
 */
export function extensions(bytes) {
  const view = new DataView(bytes);
  if (bytes.byteLength < 20 || view.getUint32(0, true) !== 0x46546c67) {
    throw new Error("not a GLB");
  }
  const text = new TextDecoder().decode(new Uint8Array(bytes, 20, view.getUint32(12, true)));
  return JSON.parse(text).extensionsUsed ?? [];
}

/** The file's bytes, telling how far it is. */
async function fetched(address, progress) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address} answered ${response.status}`);
  }
  const total = Number(response.headers.get("Content-Length")) || 0;
  const parts = [];
  let received = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) {
      return new Blob(parts).arrayBuffer();
    }
    parts.push(value);
    received += value.byteLength;
    if (total) {
      progress(Math.min(1, received / total));
    }
  }
}
